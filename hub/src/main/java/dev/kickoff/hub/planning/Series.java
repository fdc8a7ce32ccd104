package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Forecast;
import java.util.List;

/**
 * Demand in equal steps, unboxed. Its arrays are shared by all services of a signal and must not be changed.
 *
 * @param from epoch second at which step 0 starts
 * @param step length in seconds
 */
record Series(long from, int step, double[] values) {
    static Series of(Forecast forecast, List<Double> values) {
        double[] unboxed = new double[values.size()];
        for (int i = 0; i < unboxed.length; i++) {
            unboxed[i] = values.get(i);
        }
        return new Series(forecast.from().getEpochSecond(), forecast.stepSeconds(), unboxed);
    }

    int size() {
        return values.length;
    }

    long startOf(int index) {
        return from + (long) index * step;
    }

    long to() {
        return startOf(size());
    }

    /** The step that holds a second, the nearest one outside. */
    int at(long second) {
        return (int) Math.max(0, Math.min(size() - 1, Math.floorDiv(second - from, step)));
    }

    /** First step that ends after the second; {@link #size()} if none does. */
    int firstAfter(long second) {
        return (int) Math.max(0, Math.min(size(), Math.floorDiv(second - from, step)));
    }

    /** End, exclusive, of the steps that start before the second. */
    int endBefore(long second) {
        return (int) Math.max(0, Math.min(size(), -Math.floorDiv(from - second, step)));
    }

    /** The same on another grid: the most of all steps that a new one overlaps, the nearest value outside. */
    Series on(long newFrom, int newStep, int newSize) {
        if (newFrom == from && newStep == step && newSize == size()) {
            return this;
        }
        double[] moved = new double[newSize];
        for (int i = 0; i < newSize; i++) {
            long start = newFrom + (long) i * newStep;
            int last = at(start + newStep - 1);
            for (int j = at(start); j <= last; j++) {
                moved[i] = Math.max(moved[i], values[j]);
            }
        }
        return new Series(newFrom, newStep, moved);
    }

    /**
     * For each block the step with the greatest value among those that overlap the block and the lead time after it, the
     * first of equals; -1 where there is none. Both ends of that window only move forward, so a queue of falling values
     * finds all in time linear in steps and blocks.
     */
    int[] peaks(Blocks blocks, int count, long leadSeconds) {
        int[] peaks = new int[count];
        int[] queue = new int[size()];
        int head = 0;
        int tail = 0;
        int next = 0;
        for (int b = 0; b < count; b++) {
            int end = endBefore(blocks.endSecond(b) + leadSeconds);
            for (; next < end; next++) {
                while (tail > head && values[queue[tail - 1]] < values[next]) {
                    tail--;
                }
                queue[tail++] = next;
            }
            int first = firstAfter(blocks.startSecond(b));
            while (head < tail && queue[head] < first) {
                head++;
            }
            peaks[b] = head < tail ? queue[head] : -1;
        }
        return peaks;
    }
}
