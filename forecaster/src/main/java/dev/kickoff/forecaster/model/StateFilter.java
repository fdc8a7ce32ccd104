package dev.kickoff.forecaster.model;

import java.util.Arrays;

/**
 * A Kalman filter over regression coefficients, the first few of which move by themselves: a dynamic linear model (West
 * and Harrison, Bayesian Forecasting and Dynamic Models, 1997) in which every state evolves on its own. Outliers are
 * held back as by Masreliez and Martin (1977): an innovation of more than {@link #CLIP} standard deviations counts as if
 * it had that much more noise.
 *
 * <p>A step costs the square of the number of states. Not thread-safe.
 */
final class StateFilter {
    private static final double CLIP = 2.5;

    /** What is known after a bin. The arrays must not be changed; covariance is row by row. */
    record Snapshot(double[] mean, double[] covariance) {}

    private final int states;
    private final int moving;
    private final double[] mean;
    private final double[] covariance;
    private final double[] keep;
    private final double[] drift;
    private final double[] gain;

    StateFilter(StatePrior prior) {
        states = prior.states();
        moving = StatePrior.MOVING;
        mean = prior.mean().clone();
        keep = prior.keep();
        drift = prior.drift();
        covariance = new double[states * states];
        gain = new double[states];
        for (int i = 0; i < states; i++) {
            covariance[i * states + i] = prior.variance()[i];
        }
    }

    /** Lets one bin pass. */
    void step() {
        for (int i = 0; i < moving; i++) {
            double left = keep[i];
            if (left != 1) {
                mean[i] *= left;
                for (int j = 0; j < states; j++) {
                    covariance[i * states + j] *= left;
                    covariance[j * states + i] *= left;
                }
            }
        }
        loosen(drift, 0, 1);
    }

    /** Adds to the variance of the states from {@code first} on: what was learnt may have changed. */
    void loosen(double[] variances, int first, double times) {
        for (int i = first; i < states; i++) {
            covariance[i * states + i] += variances[i] * times;
        }
    }

    /** Adds to the variance of one state. */
    void loosen(int state, double variance) {
        covariance[state * states + state] += variance;
    }

    /**
     * Learns from an observation.
     *
     * @param noise variance of what the states do not explain
     * @return how far off the expectation was, in standard deviations
     */
    double observe(Row row, double observed, double noise) {
        Arrays.fill(gain, 0);
        for (int k = 0; k < row.size(); k++) {
            int at = row.state(k) * states;
            double factor = row.factor(k);
            for (int i = 0; i < states; i++) {
                gain[i] += factor * covariance[at + i];
            }
        }
        double variance = noise + row.times(gain, 0, states);
        double innovation = observed - expected(row);
        double deviations = innovation / Math.sqrt(variance);
        if (Math.abs(deviations) > CLIP) {
            variance *= Math.abs(deviations) / CLIP;
        }
        for (int i = 0; i < states; i++) {
            double share = gain[i] / variance;
            if (share != 0) {
                mean[i] += share * innovation;
                int at = i * states;
                for (int j = 0; j < states; j++) {
                    covariance[at + j] -= share * gain[j];
                }
            }
        }
        return deviations;
    }

    double expected(Row row) {
        return row.times(mean, 0, states);
    }

    double mean(int state) {
        return mean[state];
    }

    Snapshot snapshot() {
        return new Snapshot(mean.clone(), covariance.clone());
    }
}
