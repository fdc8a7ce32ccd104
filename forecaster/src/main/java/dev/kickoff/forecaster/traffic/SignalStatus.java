package dev.kickoff.forecaster.traffic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signal and how far its samples reach.
 *
 * @param firstSample start of the first sample's step, null before there is one
 * @param lastSample start of the last sample's step, null before there is one
 */
record SignalStatus(
        String signal,
        String region,
        int stepSeconds,
        String zone,
        String unit,
        @Nullable Instant firstSample,
        @Nullable Instant lastSample) {}
