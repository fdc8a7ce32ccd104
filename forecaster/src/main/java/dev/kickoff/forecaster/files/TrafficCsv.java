package dev.kickoff.forecaster.files;

import dev.kickoff.forecaster.model.TrafficHistory;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code traffic.csv}: {@code timestamp,value}, the start of a step and its traffic; rows in any order, missing rows
 * allowed, the same step twice refused.
 */
public final class TrafficCsv {
    private static final String TIMESTAMP = "timestamp";
    private static final String VALUE = "value";
    private static final int LONGEST_HISTORY = 20_000_000;

    private TrafficCsv() {}

    /** @param line of the file, for messages about the sample */
    public record Sample(long line, Instant timestamp, double value) {}

    /**
     * @param source how messages call the file
     * @throws InvalidCsvException naming line and column of the first thing that is wrong
     */
    public static List<Sample> samples(Reader csv, String source) throws IOException {
        List<Sample> samples = new ArrayList<>();
        Map<Instant, Long> lines = new HashMap<>();
        new CsvRows(source, List.of(TIMESTAMP, VALUE), false).forEach(csv, row -> {
            Sample sample = new Sample(row.line(), row.instant(TIMESTAMP), row.quantity(VALUE));
            Long before = lines.put(sample.timestamp(), row.line());
            if (before != null) {
                throw row.error(TIMESTAMP, "is on line " + before + " already; keep one of the two");
            }
            samples.add(sample);
        });
        if (samples.isEmpty()) {
            throw new InvalidCsvException(source, 0, null, null, "holds no samples");
        }
        return samples;
    }

    /**
     * The file as one history on a fixed step: the most frequent distance of neighbouring rows.
     *
     * @throws InvalidCsvException as {@link #samples}, and for a row that is not on the step
     */
    public static TrafficHistory history(Reader csv, String source) throws IOException {
        List<Sample> samples = samples(csv, source);
        long[] seconds = samples.stream()
                .mapToLong(sample -> sample.timestamp().getEpochSecond())
                .sorted()
                .toArray();
        if (seconds.length < 2) {
            throw new InvalidCsvException(
                    source, samples.get(0).line(), null, null, "is the only sample; two are needed to know the step");
        }
        int step = step(seconds, source);
        long steps = (seconds[seconds.length - 1] - seconds[0]) / step + 1;
        if (steps > LONGEST_HISTORY) {
            throw new InvalidCsvException(
                    source,
                    0,
                    TIMESTAMP,
                    null,
                    "spans " + steps + " steps of " + step + " seconds; at most " + LONGEST_HISTORY + " are possible");
        }
        double[] values = new double[(int) steps];
        Arrays.fill(values, Double.NaN);
        for (Sample sample : samples) {
            long offset = sample.timestamp().getEpochSecond() - seconds[0];
            if (offset % step != 0) {
                throw refuseTimestamp(
                        sample,
                        source,
                        "is not a multiple of the file's step, " + step + " seconds, after its first row "
                                + Instant.ofEpochSecond(seconds[0]));
            }
            values[(int) (offset / step)] = sample.value();
        }
        return new TrafficHistory(Instant.ofEpochSecond(seconds[0]), step, values);
    }

    /** The error for a sample whose timestamp will not do. */
    public static InvalidCsvException refuseTimestamp(Sample sample, String source, String remedy) {
        return new InvalidCsvException(
                source, sample.line(), TIMESTAMP, sample.timestamp().toString(), remedy);
    }

    private static int step(long[] ascending, String source) {
        Map<Long, Integer> counts = new HashMap<>();
        for (int i = 1; i < ascending.length; i++) {
            counts.merge(ascending[i] - ascending[i - 1], 1, Integer::sum);
        }
        long step = counts.entrySet().stream()
                .max(Map.Entry.<Long, Integer>comparingByValue().thenComparing(entry -> -entry.getKey()))
                .orElseThrow()
                .getKey();
        if (step > 86_400) {
            throw new InvalidCsvException(
                    source, 0, TIMESTAMP, null, "has a step of " + step + " seconds; at most a day is possible");
        }
        return (int) step;
    }
}
