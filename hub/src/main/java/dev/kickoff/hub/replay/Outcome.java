package dev.kickoff.hub.replay;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one way to have capacity would have meant.
 *
 * @param shortFor total time in which less capacity was ready than the traffic needed
 * @param aboveTargetFor total time in which what was ready was busier than the reactive scaler's target, so at least as long
 * @param unservedPct share of all traffic that found no capacity, 0 to 100
 * @param unitHours units asked for times hours: what is paid for
 * @param costUsd unitHours times price, to the cent, or null when the price is unknown
 * @param peakUnits most units asked for at once
 */
public record Outcome(
        Strategy strategy,
        Duration shortFor,
        Duration aboveTargetFor,
        double unservedPct,
        double unitHours,
        @Nullable BigDecimal costUsd,
        int peakUnits) {}
