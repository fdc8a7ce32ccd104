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

    /** Adds to another sample how far each number is from the median, with its weight. */
    void addDistancesTo(WeightedSample into) {
        double median = median();
        for (int i = 0; i < size; i++) {
            into.add(Math.abs(values[i] - median), weights[i]);
        }
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
        sort(0, size - 1);
    }

    /** Quicksort of values that takes the weights along; the larger side is done by the loop, so it never goes deep. */
    private void sort(int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            double pivot = values[(low + high) >>> 1];
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    swap(left++, right--);
                }
            }
            if (right - low < high - left) {
                sort(low, right);
                low = left;
            } else {
                sort(left, high);
                high = right;
            }
        }
    }

    private void swap(int a, int b) {
        double value = values[a];
        values[a] = values[b];
        values[b] = value;
        double weight = weights[a];
        weights[a] = weights[b];
        weights[b] = weight;
    }
}
