package dev.kickoff.forecaster.model;

import java.util.Arrays;

/** A growing sample of weighted numbers that can say its quantiles. Not thread-safe. */
final class WeightedSample {
    private double[] values;
    private double[] weights;
    private int size;
    private double totalWeight;

    WeightedSample(int capacity) {
        values = new double[Math.max(4, capacity)];
        weights = new double[values.length];
    }

    void clear() {
        size = 0;
        totalWeight = 0;
    }

    /** Ignores NaN and what weighs nothing. */
    void add(double value, double weight) {
        if (Double.isNaN(value) || !(weight > 0)) {
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            weights = Arrays.copyOf(weights, 2 * size);
        }
        values[size] = value;
        weights[size++] = weight;
        totalWeight += weight;
    }

    int size() {
        return size;
    }

    double totalWeight() {
        return totalWeight;
    }

    /** The weighted median; NaN when empty. */
    double median() {
        return quantiles(0.5)[0];
    }

    /**
     * Weighted quantiles, interpolated between the midpoints of the cumulated weights.
     *
     * @param probabilities ascending, in (0,1)
     * @return one each, NaN when the sample is empty
     */
    double[] quantiles(double... probabilities) {
        double[] result = new double[probabilities.length];
        Arrays.fill(result, Double.NaN);
        if (size == 0) {
            return result;
        }
        sort();
        int next = 0;
        double cumulated = 0;
        double lastMid = 0;
        for (int i = 0; i < size && next < result.length; i++) {
            double mid = (cumulated + weights[i] / 2) / totalWeight;
            while (next < result.length && probabilities[next] <= mid) {
                double share = i == 0 ? 1 : (probabilities[next] - lastMid) / (mid - lastMid);
                result[next++] = i == 0 ? values[0] : values[i - 1] + share * (values[i] - values[i - 1]);
            }
            cumulated += weights[i];
            lastMid = mid;
        }
        while (next < result.length) {
            result[next++] = values[size - 1];
        }
        return result;
    }

    private void sort() {
        double[] sorted = Arrays.copyOf(values, size);
        boolean same = true;
        for (int i = 1; i < size && same; i++) {
            same = weights[i] == weights[0];
        }
        if (same) {
            Arrays.sort(values, 0, size);
            return;
        }
        Integer[] order = new Integer[size];
        for (int i = 0; i < size; i++) {
            order[i] = i;
        }
        Arrays.sort(order, (a, b) -> Double.compare(sorted[a], sorted[b]));
        double[] sortedWeights = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = sorted[order[i]];
            sortedWeights[i] = weights[order[i]];
        }
        System.arraycopy(sortedWeights, 0, weights, 0, size);
    }
}
