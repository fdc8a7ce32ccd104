package dev.kickoff.forecaster.model;

import java.util.Arrays;

/**
 * A Kalman filter over regression coefficients, the first few of which move by themselves: a dynamic linear model (West
 * and Harrison, Bayesian Forecasting and Dynamic Models, 1997) in which every state evolves on its own. Outliers are
 * held back as by Masreliez and Martin (1977): an innovation of more than {@link #CLIP} standard deviations counts as if
 * it had that much more noise.
 *
 * <p>An observation costs the square of the number of states, most of it for memory: so what it takes off the covariance,
 * a product of its gains, is kept aside until there are {@link #DELAYED} of them to take off in one pass. Not
 * thread-safe.
 */
final class StateFilter {
    private static final double CLIP = 2.5;
    private static final int DELAYED = 4;

    /** What is known after a bin. The arrays must not be changed; covariance is row by row. */
    record Snapshot(double[] mean, double[] covariance) {}

    private final int states;
    private final int moving;
    private final double[] mean;
    private final double[] covariance;
    private final double[] keep;
    private final double[] drift;
    /** The covariance is what {@link #covariance} says less gain · gain' / variance of each. */
    private final double[][] gains;

    private final double[] variances = new double[DELAYED];
    private int delayed;

    StateFilter(StatePrior prior) {
        states = prior.states();
        moving = StatePrior.MOVING;
        mean = prior.mean().clone();
        keep = prior.keep();
        drift = prior.drift();
        covariance = new double[states * states];
        gains = new double[DELAYED][states];
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
                for (int d = 0; d < delayed; d++) {
                    gains[d][i] *= left;
                }
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

    /** Makes swings part of the level; what traffic is expected stays the same. */
    void settle(int level, int... swings) {
        for (int swing : swings) {
            mean[level] += mean[swing];
            mean[swing] = 0;
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
        double[] gain = gain(row);
        double variance = noise + row.times(gain, 0, states);
        double innovation = observed - expected(row);
        double deviations = innovation / Math.sqrt(variance);
        if (Math.abs(deviations) > CLIP) {
            variance *= Math.abs(deviations) / CLIP;
        }
        for (int i = 0; i < states; i++) {
            mean[i] += gain[i] / variance * innovation;
        }
        variances[delayed++] = variance;
        if (delayed == DELAYED) {
            takeOff();
        }
        return deviations;
    }

    /** Covariance of each state with what the row says, in the place where it may be delayed. */
    private double[] gain(Row row) {
        double[] gain = gains[delayed];
        Arrays.fill(gain, 0);
        for (int k = 0; k < row.size(); k++) {
            int at = row.state(k) * states;
            double factor = row.factor(k);
            for (int i = 0; i < states; i++) {
                gain[i] += factor * covariance[at + i];
            }
        }
        for (int d = 0; d < delayed; d++) {
            double[] earlier = gains[d];
            double share = row.times(earlier, 0, states) / variances[d];
            for (int i = 0; i < states; i++) {
                gain[i] -= share * earlier[i];
            }
        }
        return gain;
    }

    private void takeOff() {
        for (int d = delayed; d < DELAYED; d++) {
            Arrays.fill(gains[d], 0);
            variances[d] = 1;
        }
        double[] a = gains[0];
        double[] b = gains[1];
        double[] c = gains[2];
        double[] d = gains[3];
        int reached = reached();
        for (int i = 0; i < reached; i++) {
            double shareA = a[i] / variances[0];
            double shareB = b[i] / variances[1];
            double shareC = c[i] / variances[2];
            double shareD = d[i] / variances[3];
            int at = i * states;
            if (shareA != 0 || shareB != 0 || shareC != 0 || shareD != 0) {
                for (int j = 0; j < reached; j++) {
                    covariance[at + j] -= shareA * a[j] + shareB * b[j] + shareC * c[j] + shareD * d[j];
                }
            }
        }
        delayed = 0;
    }

    /** States from here on have nothing to do with what was observed: those of events, before the first one. */
    private int reached() {
        int reached = states;
        while (reached > 0 && isZero(reached - 1)) {
            reached--;
        }
        return reached;
    }

    private boolean isZero(int state) {
        for (double[] gain : gains) {
            if (gain[state] != 0) {
                return false;
            }
        }
        return true;
    }

    double expected(Row row) {
        return row.times(mean, 0, states);
    }

    double mean(int state) {
        return mean[state];
    }

    Snapshot snapshot() {
        takeOff();
        return new Snapshot(mean.clone(), covariance.clone());
    }
}
