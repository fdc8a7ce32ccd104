package dev.kickoff.forecaster.model;

import java.util.ArrayDeque;
import java.util.Arrays;

/** Median of the values added in the last {@code span} bins. Keeps them sorted, so adding costs one memory move. */
final class RollingMedian {
    private record Entry(int bin, double value) {}

    private final int span;
    private final int fewest;
    private final ArrayDeque<Entry> window = new ArrayDeque<>();
    private double[] sorted = new double[64];

    /** @param fewest values that are kept however old they get, so that a gap does not empty the window */
    RollingMedian(int span, int fewest) {
        this.span = span;
        this.fewest = fewest;
    }

    /** @param bin not smaller than the one before */
    void add(int bin, double value) {
        while (window.size() >= fewest && window.size() > 0 && window.getFirst().bin() <= bin - span) {
            remove(window.removeFirst().value());
        }
        if (window.size() == sorted.length) {
            sorted = Arrays.copyOf(sorted, 2 * sorted.length);
        }
        int at = Arrays.binarySearch(sorted, 0, window.size(), value);
        at = at < 0 ? -at - 1 : at;
        System.arraycopy(sorted, at, sorted, at + 1, window.size() - at);
        sorted[at] = value;
        window.addLast(new Entry(bin, value));
    }

    private void remove(double value) {
        int size = window.size() + 1;
        int at = Arrays.binarySearch(sorted, 0, size, value);
        System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    }

    /** NaN while empty. */
    double median() {
        int size = window.size();
        return size == 0 ? Double.NaN : (sorted[(size - 1) / 2] + sorted[size / 2]) / 2;
    }
}
