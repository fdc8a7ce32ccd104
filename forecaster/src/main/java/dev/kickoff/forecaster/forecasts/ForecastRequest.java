package dev.kickoff.forecaster.forecasts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to forecast. Every step that starts in {@code [from, to)} is covered.
 *
 * @param from the cutoff when absent, or when before it and no cutoff is given: what has been observed is not forecast
 * @param cutoff rounded down to the step, nothing at or after it was used: what would have been forecast then. When
 *     absent, traffic is cut off at now, rounded down, and events count as they are known now
 * @param stepSeconds of the forecast, a multiple of the signal's; the finest one possible when absent, see
 *     {@link StepForHorizon}. Where it is longer than the signal's, means over such steps are forecast
 */
record ForecastRequest(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Instant cutoff,
        @Nullable Integer stepSeconds) {}
