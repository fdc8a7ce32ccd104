package dev.kickoff.schemas;

import java.time.Instant;
import java.util.List;

/**
 * Observed traffic pushed to the forecaster, in any order. A sample that comes again replaces the one before it, so a
 * batch can be sent twice without harm.
 *
 * @param samples at most {@link #MAX_BATCH}
 */
public record Samples(List<Sample> samples) {
    public static final int MAX_BATCH = 10_000;

    /**
     * @param timestamp start of the step, on the signal's step grid
     * @param value in the signal's unit per step
     */
    public record Sample(Instant timestamp, double value) {
        public Sample {
            Check.required(timestamp, "samples.timestamp");
            Check.notNegative(value, "samples.value");
        }
    }

    public Samples {
        samples = Check.listOrEmpty(samples, "samples");
        Check.require(!samples.isEmpty(), "samples", 0, "must hold at least one sample");
        Check.require(samples.size() <= MAX_BATCH, "samples", samples.size(), "must hold at most " + MAX_BATCH);
    }
}
