package dev.kickoff.forecaster.forecasts;

import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.QuantileForecast;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Phase;
import dev.kickoff.schemas.Signal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of how a forecast came to its numbers, besides the forecast itself.
 *
 * @param unit of the signal
 * @param events those that move the forecast, as they were planned then
 * @param model null when no model was run, for example for want of any history
 */
record Reasons(
        String unit, List<MovingEvent> events, @Nullable ModelRun model) {
    /** Finer spacing would make stored forecasts twice as long, and shows nothing: the model itself draws lines. */
    private static final int MOST_POINTS = 2_000;
    /** Seasons cannot be seen at points that are further apart. */
    private static final int WIDEST_SECONDS = 3_600;

    /** An event that moves the forecast. */
    record MovingEvent(String eventId, String name, Instant start, Instant end, List<Phase> phases) {
        /** What goes on in it: its own phase where it has one, else whether it is ahead, on or over by its plan. */
        String phaseAt(Instant instant) {
            return phases.stream()
                    .filter(phase -> phase.covers(instant))
                    .findFirst()
                    .map(Phase::name)
                    .orElseGet(() -> instant.isBefore(start) ? "before" : instant.isBefore(end) ? "during" : "after");
        }
    }

    /**
     * What the model did. One value per point; points are {@code everySteps} steps of the forecast apart, the first one
     * on its first step.
     *
     * @param candidates share of each candidate model
     * @param level traffic without season and events
     * @param season factor on it
     * @param crowd factor by which the crowd is more than its events let expect
     * @param uncalibratedP50 as a share of p50, which changes less over time than its value
     * @param uncalibratedP90 as a share of p90
     * @param uncalibratedP99 as a share of p99
     */
    record ModelRun(
            Map<String, Double> candidates,
            long eventsCalibratedOn,
            int everySteps,
            List<Double> level,
            List<Double> season,
            List<Double> crowd,
            List<Double> uncalibratedP50,
            List<Double> uncalibratedP90,
            List<Double> uncalibratedP99) {}

    static Reasons of(Signal signal, ForecastTask task, QuantileForecast computed) {
        Set<String> moving = computed.parts().stream()
                .map(QuantileForecast.Part::eventId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return new Reasons(
                signal.unit(),
                task.events().stream()
                        .filter(event -> moving.contains(event.id()))
                        .map(Reasons::about)
                        .toList(),
                modelRun(computed));
    }

    private static MovingEvent about(Event event) {
        return new MovingEvent(event.id(), event.name(), event.start(), event.end(), event.phases());
    }

    private static @Nullable ModelRun modelRun(QuantileForecast computed) {
        QuantileForecast.Explanation told = computed.explanation();
        if (told == null) {
            return null;
        }
        int every = everySteps(computed.steps(), computed.stepSeconds());
        return new ModelRun(
                told.candidates(),
                told.eventsCalibratedOn(),
                every,
                Rounding.toDigits(every(told.level(), every)),
                Rounding.toDigits(every(told.season(), every)),
                Rounding.toDigits(every(told.crowd(), every)),
                shares(told.uncalibratedP50(), computed.p50(), every),
                shares(told.uncalibratedP90(), computed.p90(), every),
                shares(told.uncalibratedP99(), computed.p99(), every));
    }

    /** Steps between two points that are explained. */
    static int everySteps(int steps, int stepSeconds) {
        int few = (steps + MOST_POINTS - 1) / MOST_POINTS;
        return Math.max(1, Math.min(few, WIDEST_SECONDS / stepSeconds));
    }

    private static double[] every(double[] values, int every) {
        return IntStream.range(0, (values.length + every - 1) / every)
                .mapToDouble(point -> values[point * every])
                .toArray();
    }

    private static List<Double> shares(double[] values, double[] wholes, int every) {
        return Rounding.toDigits(IntStream.range(0, (values.length + every - 1) / every)
                .map(point -> point * every)
                .mapToDouble(step -> wholes[step] == 0 ? 1 : values[step] / wholes[step])
                .toArray());
    }
}
