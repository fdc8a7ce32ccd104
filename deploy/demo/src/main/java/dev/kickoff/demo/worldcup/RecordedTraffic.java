package dev.kickoff.demo.worldcup;

import dev.kickoff.schemas.Samples.Sample;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Requests per minute, as recorded. Ten minutes of May hold no request although the site was busy: their logs are lost, so
 * they are missing here and not zero. Immutable and safe to share.
 */
public final class RecordedTraffic {
    public static final Duration STEP = Duration.ofMinutes(1);

    private final NavigableMap<Instant, Sample> byMinute = new TreeMap<>(Comparator.naturalOrder());

    private RecordedTraffic(List<Sample> samples) {
        samples.stream()
                .filter(sample -> sample.value() > 0)
                .forEach(sample -> byMinute.put(sample.timestamp(), sample));
    }

    public static RecordedTraffic read() throws IOException {
        return new RecordedTraffic(DataFile.read(
                "wc98_requests_per_minute_train.csv",
                row -> new Sample(Instant.parse(row.get("timestamp_utc")), Double.parseDouble(row.get("requests")))));
    }

    public Instant firstMinute() {
        return byMinute.firstKey();
    }

    /** End of the last recorded minute. */
    public Instant end() {
        return byMinute.lastKey().plus(STEP);
    }

    /** Samples of the minutes that start at or after {@code from} and are over at {@code now}, in order. */
    public List<Sample> overAt(Instant now, Instant from) {
        Instant startOfLast = now.minus(STEP);
        return startOfLast.isBefore(from)
                ? List.of()
                : List.copyOf(byMinute.subMap(from, true, startOfLast, true).values());
    }

    /** Requests in the minute that {@code instant} lies in, or in the last recorded minute before it; 0 before the first. */
    public double requestsPerMinuteAt(Instant instant) {
        var entry = byMinute.floorEntry(instant.truncatedTo(ChronoUnit.MINUTES));
        return entry == null ? 0 : entry.getValue().value();
    }
}
