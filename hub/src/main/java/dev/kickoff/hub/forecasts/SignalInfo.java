package dev.kickoff.hub.forecasts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A signal that the forecaster knows.
 *
 * @param firstSample start of the first sample's step, null before the first
 * @param lastSample start of the last sample's step, null before the first
 */
public record SignalInfo(
        String signal,
        String region,
        int stepSeconds,
        String zone,
        String unit,
        @Nullable Instant firstSample,
        @Nullable Instant lastSample) {}
