package dev.kickoff.hub.replay;

/** Ways to have capacity, in the order in which a table shows them. */
public enum Strategy {
    /** The plan's floors, with the reactive scaler working above them. */
    KICKOFF,
    /** The capacity of the highest step, all the time. Knows the peak beforehand; not held back by the maximum. */
    STATIC_AT_PEAK,
    /** The reactive scaler alone. */
    REACTIVE_ONLY,
    /**
     * Practice by hand: for each hour (of the clock, UTC) a floor for the busiest step of the same hour a week before,
     * times a fixed factor, ready when the hour begins, with the reactive scaler working above it. Hours without traffic a
     * week before have no floor.
     */
    FIXED_MULTIPLIER,
    /** Exactly what each step needs, ready in time. Nobody can do that; not held back by the maximum. */
    PERFECT_FORESIGHT
}
