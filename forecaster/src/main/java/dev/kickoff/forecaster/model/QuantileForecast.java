package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Quantile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Quantiles per step, in the unit of the history. At every step {@code 0 ≤ p10 ≤ p50 ≤ p90 ≤ p99}, all finite. The
 * arrays are handed over, not copied.
 *
 * @param from start of the first step
 * @param parts what p50 is made of: the baseline first, then each event that moves it; they add up to p50
 * @param parameters what the model learnt and used, as text, for provenance
 * @param explanation how the model came to it, null if it does not say
 */
public record QuantileForecast(
        Instant from,
        int stepSeconds,
        double[] p10,
        double[] p50,
        double[] p90,
        double[] p99,
        List<Part> parts,
        Map<String, String> parameters,
        @Nullable Explanation explanation) {

    /**
     * One addend of p50.
     *
     * @param eventId null for the baseline
     */
    public record Part(@Nullable String eventId, double[] values) {}

    /**
     * What happened between the history and the quantiles. One value per step.
     *
     * @param candidates share of each candidate model in the forecast, by name; they add up to 1
     * @param level traffic without season and events, in the unit of the history
     * @param season factor of the time of day, the weekday and the time of the year
     * @param crowd factor by which the present crowd is more than its events let expect
     * @param uncalibratedP50 what the quantiles would be if past errors had not corrected them
     * @param uncalibratedP90 alike
     * @param uncalibratedP99 alike
     * @param eventsCalibratedOn number of past events that the bands inside events rest on
     */
    public record Explanation(
            Map<String, Double> candidates,
            double[] level,
            double[] season,
            double[] crowd,
            double[] uncalibratedP50,
            double[] uncalibratedP90,
            double[] uncalibratedP99,
            long eventsCalibratedOn) {
        public Explanation {
            candidates = Map.copyOf(candidates);
        }
    }

    public QuantileForecast {
        parts = List.copyOf(parts);
        parameters = Map.copyOf(parameters);
        for (int i = 0; i < p50.length; i++) {
            if (!(0 <= p10[i]
                    && p10[i] <= p50[i]
                    && p50[i] <= p90[i]
                    && p90[i] <= p99[i]
                    && p99[i] < Double.MAX_VALUE)) {
                throw new IllegalArgumentException("quantiles of step " + i + " cross or are not finite: " + p10[i]
                        + ", " + p50[i] + ", " + p90[i] + ", " + p99[i]);
            }
        }
    }

    /** Of a model that does not explain itself. */
    public QuantileForecast(
            Instant from,
            int stepSeconds,
            double[] p10,
            double[] p50,
            double[] p90,
            double[] p99,
            List<Part> parts,
            Map<String, String> parameters) {
        this(from, stepSeconds, p10, p50, p90, p99, parts, parameters, null);
    }

    public int steps() {
        return p50.length;
    }

    /** Start of step {@code index}. */
    public Instant at(int index) {
        return from.plusSeconds((long) index * stepSeconds);
    }

    public double[] values(Quantile quantile) {
        return switch (quantile) {
            case P10 -> p10;
            case P50 -> p50;
            case P90 -> p90;
            case P99 -> p99;
        };
    }
}
