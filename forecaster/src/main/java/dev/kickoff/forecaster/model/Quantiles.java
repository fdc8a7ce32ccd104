package dev.kickoff.forecaster.model;

/** The probabilities that a forecast gives quantiles of. */
final class Quantiles {
    static final double[] PROBABILITIES = {0.10, 0.50, 0.90, 0.99};
    static final int MEDIAN = 1;

    private Quantiles() {}
}
