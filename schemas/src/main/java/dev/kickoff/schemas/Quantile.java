package dev.kickoff.schemas;

/** The quantiles that every forecast carries. */
public enum Quantile {
    P10(0.10),
    P50(0.50),
    P90(0.90),
    P99(0.99);

    private final double probability;

    Quantile(double probability) {
        this.probability = probability;
    }

    /** Share of outcomes at or below this quantile, in (0,1). */
    public double probability() {
        return probability;
    }
}
