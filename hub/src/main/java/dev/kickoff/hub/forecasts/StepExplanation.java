package dev.kickoff.hub.forecasts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a forecast says what it says of one step.
 *
 * @param at start of the step
 * @param sentence the same in words
 * @param baseline what of p50 would be there without events
 * @param level traffic without season and events; this and what follows it is null where no model was run
 * @param season factor of the hour, the weekday and the time of the year on the level
 * @param crowd factor by which the present crowd is more than its events let expect
 * @param parts what events add to p50 or take from it, the largest first
 * @param notes what else to know of the whole forecast
 */
public record StepExplanation(
        Instant at,
        String sentence,
        double p50,
        double p90,
        double p99,
        double baseline,
        @Nullable Double level,
        @Nullable Double season,
        @Nullable Double crowd,
        List<Part> parts,
        @Nullable Calibration calibration,
        List<Candidate> candidates,
        List<String> notes) {

    /** @param timing what live traffic shows of when the event takes place, null where the plan stands */
    public record Part(
            String eventId,
            String name,
            String phase,
            @Nullable String timing,
            double value) {}

    /** What the correction by past errors added to each quantile, and the number of past events it rests on. */
    public record Calibration(long events, double addedP50, double addedP90, double addedP99) {}

    /** One of the models that the forecast is combined of; all shares add up to 1. */
    public record Candidate(String name, double share, String meaning) {}
}
