package dev.kickoff.schemas;

/** Criticality of a service: which quantile of the forecast it is planned for unless its policy says otherwise. */
public enum Tier {
    /** Its failure is the event's failure. */
    CRITICAL(Quantile.P99),
    STANDARD(Quantile.P90),
    /** May be slow for a while. */
    BEST_EFFORT(Quantile.P50);

    private final Quantile quantile;

    Tier(Quantile quantile) {
        this.quantile = quantile;
    }

    public Quantile quantile() {
        return quantile;
    }
}
