package dev.kickoff.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/** Counts simulated minutes, each once and in order, however rarely it is asked. Used by one thread at a time. */
final class Minutes {
    private Instant next;

    Minutes(Instant start) {
        this.next = start.truncatedTo(ChronoUnit.MINUTES);
    }

    /** Starts of the minutes that are over at {@code now} and were not the last time. */
    List<Instant> overSinceLastTime(Instant now) {
        long over = Math.max(0, Duration.between(next, now).toMinutes());
        List<Instant> minutes = Stream.iterate(next, minute -> minute.plus(1, ChronoUnit.MINUTES))
                .limit(over)
                .toList();
        next = next.plus(over, ChronoUnit.MINUTES);
        return minutes;
    }
}
