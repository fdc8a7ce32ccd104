package dev.kickoff.forecaster.forecasts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a forecast says what it says: columns of one value per point, which are {@code stepSeconds} apart. Those of a long
 * forecast are further apart than its steps. At each point the baseline and the events' values add up to p50.
 *
 * @param from of the first point
 * @param eventsCalibratedOn number of past events that the bands inside events rest on
 * @param level see {@link StepExplanation}, as for what follows it; null where no model was run
 * @param calibrationAddedP50 calibrated less uncalibrated, as for the other two
 */
record ForecastExplanation(
        String forecastId,
        String signal,
        String region,
        String unit,
        String model,
        Instant cutoff,
        List<CandidateShare> candidates,
        @Nullable Long eventsCalibratedOn,
        List<String> notes,
        Instant from,
        int stepSeconds,
        List<Double> p50,
        List<Double> baseline,
        @Nullable List<Double> level,
        @Nullable List<Double> season,
        @Nullable List<Double> crowd,
        @Nullable List<Double> calibrationAddedP50,
        @Nullable List<Double> calibrationAddedP90,
        @Nullable List<Double> calibrationAddedP99,
        List<EventPart> events) {

    /**
     * What one event adds to p50.
     *
     * @param timing what live traffic shows of when it takes place, null where the plan stands
     * @param phases where it is felt, in order
     */
    record EventPart(
            String eventId, String name, @Nullable String timing, List<PhaseSpan> phases, List<Double> values) {}

    /** From the first to the last point of one phase at which the event is felt, {@code [from, to)}. */
    record PhaseSpan(String phase, Instant from, Instant to) {}
}
