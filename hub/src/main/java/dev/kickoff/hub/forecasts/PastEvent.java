package dev.kickoff.hub.forecasts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that is over, and how good the forecasts of one signal around it were.
 *
 * @param forecasts the longest lead first; a lead without a forecast is missing
 */
public record PastEvent(
        String eventId, String name, String category, Instant start, Instant end, List<AtLead> forecasts) {

    /**
     * @param lead before the event's start
     * @param hindsight whether the forecast was made afterwards, as it would have been then
     * @param eventKnown whether the calendar held the event by then
     */
    public record AtLead(
            Duration lead, String forecastId, String model, boolean hindsight, boolean eventKnown, Scores score) {}

    /**
     * Forecast against actual peak, in the signal's unit.
     *
     * @param coveredByP90 whether the highest p90 reaches the actual peak
     * @param wape sum of the errors of p50 over the sum of the traffic; null without traffic
     */
    public record Scores(
            Instant actualPeakAt,
            double actualPeak,
            double p50Peak,
            double p90Peak,
            double p99Peak,
            boolean coveredByP90,
            boolean coveredByP99,
            @Nullable Double wape) {}
}
