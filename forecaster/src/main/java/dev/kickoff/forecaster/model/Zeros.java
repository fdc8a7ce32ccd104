package dev.kickoff.forecaster.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Zeros that say that nothing was measured: those before the first traffic of all, and, where zeros are rare, those that
 * last for a day and more, as after an outage. A signal that is zero again and again, by night or between episodes, keeps
 * them.
 */
final class Zeros {
    private static final double RARE = 0.2;
    private static final long LONG_SECONDS = Duration.ofDays(1).toSeconds();
    private static final int FEWEST_STEPS = 3;

    private Zeros() {}

    /** The history without them; the same if it has none or never was anything else. */
    static TrafficHistory leftOut(TrafficHistory history) {
        int first = 0;
        int zeros = 0;
        int samples = 0;
        for (int i = history.size() - 1; i >= 0; i--) {
            if (history.value(i) > 0) {
                first = i;
            }
            samples += Double.isNaN(history.value(i)) ? 0 : 1;
            zeros += history.value(i) == 0 ? 1 : 0;
        }
        if (zeros == 0 || zeros == samples) {
            return history;
        }
        List<TimeRange> ranges = new ArrayList<>();
        if (first > 0) {
            ranges.add(new TimeRange(history.start(), history.at(first)));
        }
        int leading = leadingZeros(history, first);
        if (zeros - leading < RARE * (samples - leading)) {
            addLongRuns(history, first, ranges);
        }
        return ranges.isEmpty() ? history : history.without(ranges);
    }

    private static int leadingZeros(TrafficHistory history, int first) {
        int leading = 0;
        for (int i = 0; i < first; i++) {
            leading += history.value(i) == 0 ? 1 : 0;
        }
        return leading;
    }

    private static void addLongRuns(TrafficHistory history, int first, List<TimeRange> ranges) {
        int run = 0;
        for (int i = first; i <= history.size(); i++) {
            if (i < history.size() && history.value(i) == 0) {
                run++;
            } else {
                if (run >= FEWEST_STEPS && (long) run * history.stepSeconds() >= LONG_SECONDS) {
                    ranges.add(new TimeRange(history.at(i - run), history.at(i)));
                }
                run = 0;
            }
        }
    }
}
