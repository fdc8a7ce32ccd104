package dev.kickoff.forecaster.model;

import java.util.Arrays;

/** One row of a regression: which states meet one moment, and with what factor. Not thread-safe. */
final class Row {
    private int[] states = new int[64];
    private double[] factors = new double[64];
    private int size;

    void clear() {
        size = 0;
    }

    /** A state may be added once. */
    void add(int state, double factor) {
        if (factor == 0) {
            return;
        }
        if (size == states.length) {
            states = Arrays.copyOf(states, 2 * size);
            factors = Arrays.copyOf(factors, 2 * size);
        }
        states[size] = state;
        factors[size++] = factor;
    }

    int size() {
        return size;
    }

    int state(int i) {
        return states[i];
    }

    double factor(int i) {
        return factors[i];
    }

    /** The sum over the states in {@code [from, to)}. */
    double times(double[] values, int from, int to) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            if (states[i] >= from && states[i] < to) {
                sum += factors[i] * values[states[i]];
            }
        }
        return sum;
    }
}
