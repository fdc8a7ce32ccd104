package dev.kickoff.forecaster.forecasts;

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
 * @param crowd factor by which the present crowd is more than its events let expect; within the events' parts
 * @param parts what events add to p50 or take from it, the largest first; those
 *     that move it by less than a hundredth are left out
 * @param notes what else to know of the whole forecast
 */
record StepExplanation(
        String forecastId,
        String signal,
        String region,
        String unit,
        String model,
        Instant cutoff,
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
        List<CandidateShare> candidates,
        List<String> notes) {

    /**
     * An event's addend of p50.
     *
     * @param phase of the event at that time by its plan, or {@code before}, {@code during} or {@code after} it
     * @param timing what live traffic shows of when it takes place, null where the plan stands
     */
    record Part(
            String eventId,
            String name,
            String phase,
            @Nullable String timing,
            double value) {}

    /**
     * What the correction by past errors added to each quantile.
     *
     * @param events number of past events that the bands inside events rest on
     */
    record Calibration(long events, double addedP50, double addedP90, double addedP99) {}

    StepExplanation withSentence(String words) {
        return new StepExplanation(
                forecastId,
                signal,
                region,
                unit,
                model,
                cutoff,
                at,
                words,
                p50,
                p90,
                p99,
                baseline,
                level,
                season,
                crowd,
                parts,
                calibration,
                candidates,
                notes);
    }
}
