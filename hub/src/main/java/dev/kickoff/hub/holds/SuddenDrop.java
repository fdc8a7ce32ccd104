package dev.kickoff.hub.holds;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whether traffic has fallen as it falls when something is broken: by half or more within minutes. Crowds come fast but
 * do not leave that fast before the end. Steps without a record say nothing. Pure.
 */
final class SuddenDrop {
    /** What is left of the traffic, as a share of what came before, at most. */
    private static final double LEFT = 0.5;
    /** From here on, as a share of what came before, it is taken to be back. */
    private static final double BACK = 0.8;

    private static final int RECENT_SECONDS = 180;
    private static final int BEFORE_SECONDS = 900;

    private SuddenDrop() {}

    /** Seconds of traffic that have to be looked at. */
    static int lookBackSeconds(int stepSeconds) {
        return (recent(stepSeconds) + before(stepSeconds)) * stepSeconds;
    }

    /** @param values traffic per step up to now, oldest first, null where there is no record */
    static boolean happened(List<@Nullable Double> values, int stepSeconds) {
        int split = values.size() - recent(stepSeconds);
        if (split < before(stepSeconds)) {
            return false;
        }
        double now = mean(values.subList(split, values.size()));
        return now < LEFT * median(values.subList(split - before(stepSeconds), split));
    }

    /**
     * @param before traffic per step in the time before the drop
     * @param now traffic per step in the last minutes
     */
    static boolean isOver(List<@Nullable Double> before, List<@Nullable Double> now) {
        return mean(now) >= BACK * median(before);
    }

    static int recent(int stepSeconds) {
        return Math.max(1, RECENT_SECONDS / stepSeconds);
    }

    static int before(int stepSeconds) {
        return Math.max(3, BEFORE_SECONDS / stepSeconds);
    }

    /** NaN, with which no comparison holds, unless most steps are there. */
    private static double mean(List<@Nullable Double> values) {
        double[] there = there(values);
        return there.length * 2 <= values.size()
                ? Double.NaN
                : Arrays.stream(there).average().orElse(Double.NaN);
    }

    private static double median(List<@Nullable Double> values) {
        double[] sorted = there(values);
        if (sorted.length * 2 <= values.size()) {
            return Double.NaN;
        }
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double[] there(List<@Nullable Double> values) {
        return values.stream()
                .filter(Objects::nonNull)
                .mapToDouble(value -> value)
                .toArray();
    }
}
