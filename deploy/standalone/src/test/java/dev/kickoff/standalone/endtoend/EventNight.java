package dev.kickoff.standalone.endtoend;

import dev.kickoff.schemas.Samples;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Simulated traffic whose truth is known: a daily wave between 2,000 and 4,000 requests per step of five minutes, five
 * times as much while an event runs. Three weeks of it with six events, and then the night of the seventh.
 */
final class EventNight {
    static final Duration STEP = Duration.ofMinutes(5);
    static final Duration EVENT_LENGTH = Duration.ofHours(2);
    static final Instant HISTORY_FROM = Instant.parse("2026-05-20T00:00:00Z");
    static final Instant MORNING = Instant.parse("2026-06-11T08:00:00Z");
    static final Instant START = Instant.parse("2026-06-11T19:00:00Z");
    static final Instant END = START.plus(EVENT_LENGTH);

    /** An event changes traffic by this factor. */
    static final double UPLIFT = 5;

    private EventNight() {}

    /** Starts of the events of the last three weeks, every third evening. */
    static List<Instant> pastStarts() {
        return Stream.iterate(START.minus(Duration.ofDays(3)), start -> start.minus(Duration.ofDays(3)))
                .limit(6)
                .toList();
    }

    static double traffic(Instant at) {
        double hour = at.atZone(ZoneOffset.UTC).get(java.time.temporal.ChronoField.MINUTE_OF_DAY) / 60.0;
        double wave = 3_000 - 1_000 * Math.cos((hour - 4) / 24 * 2 * Math.PI);
        // Noise that is the same in every run.
        double noise = 1 + 0.03 * Math.sin(at.getEpochSecond() / 300.0 * 1.7);
        boolean inEvent = Stream.concat(pastStarts().stream(), Stream.of(START))
                .anyMatch(start -> !at.isBefore(start) && at.isBefore(start.plus(EVENT_LENGTH)));
        return Math.round(wave * noise * (inEvent ? UPLIFT : 1));
    }

    static List<Samples.Sample> samples(Instant from, Instant to) {
        List<Samples.Sample> samples = new ArrayList<>();
        for (Instant at = from; at.isBefore(to); at = at.plus(STEP)) {
            samples.add(new Samples.Sample(at, traffic(at)));
        }
        return samples;
    }

    /** Traffic as the CSV import takes it. */
    static String csv(Instant from, Instant to) {
        StringBuilder csv = new StringBuilder("timestamp,value\n");
        samples(from, to)
                .forEach(sample -> csv.append(sample.timestamp())
                        .append(',')
                        .append(sample.value())
                        .append('\n'));
        return csv.toString();
    }
}
