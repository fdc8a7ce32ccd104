package dev.kickoff.forecaster.forecasts;

import dev.kickoff.schemas.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts a forecast and the reasons kept of it together. */
final class Explainer {
    /** Where the model found the event's traffic to be in time, by the event's id. */
    private static final String LIVE = "live.";
    /** An event that moves p50 by less than this share is not felt. */
    private static final double FELT = 0.01;

    private final Forecast forecast;
    private final Reasons reasons;
    private final Reasons.@Nullable ModelRun run;
    private final int every;
    private final List<Double> baseline;
    private final Map<String, Forecast.Part> parts;

    Explainer(Forecast forecast, Reasons reasons) {
        this.forecast = forecast;
        this.reasons = reasons;
        this.run = reasons.model();
        this.every = run == null ? Reasons.everySteps(forecast.steps(), forecast.stepSeconds()) : run.everySteps();
        this.baseline = forecast.breakdown().stream()
                .filter(part -> part.eventId() == null)
                .findFirst()
                .map(Forecast.Part::values)
                .orElse(forecast.p50());
        this.parts = forecast.breakdown().stream()
                .filter(part -> part.eventId() != null)
                .collect(Collectors.toMap(part -> String.valueOf(part.eventId()), part -> part));
    }

    /** The step that holds the instant, which the forecast must cover. */
    StepExplanation step(Instant instant) {
        int step = Math.toIntExact(Duration.between(forecast.from(), instant).toSeconds() / forecast.stepSeconds());
        StepExplanation told = new StepExplanation(
                forecast.id(),
                forecast.signal(),
                forecast.region(),
                reasons.unit(),
                forecast.provenance().model(),
                forecast.cutoff(),
                forecast.at(step),
                "",
                forecast.p50().get(step),
                forecast.p90().get(step),
                forecast.p99().get(step),
                baseline.get(step),
                at(Reasons.ModelRun::level, step),
                at(Reasons.ModelRun::season, step),
                at(Reasons.ModelRun::crowd, step),
                partsAt(step),
                calibration(step),
                candidates(),
                notes());
        return told.withSentence(StepSentence.of(told));
    }

    /** Every point that is kept. */
    ForecastExplanation columns() {
        int points = (forecast.steps() + every - 1) / every;
        return new ForecastExplanation(
                forecast.id(),
                forecast.signal(),
                forecast.region(),
                reasons.unit(),
                forecast.provenance().model(),
                forecast.cutoff(),
                candidates(),
                run == null ? null : run.eventsCalibratedOn(),
                notes(),
                forecast.from(),
                every * forecast.stepSeconds(),
                column(points, forecast.p50()::get),
                column(points, baseline::get),
                run == null ? null : run.level(),
                run == null ? null : run.season(),
                run == null ? null : run.crowd(),
                calibrationColumn(points, StepExplanation.Calibration::addedP50),
                calibrationColumn(points, StepExplanation.Calibration::addedP90),
                calibrationColumn(points, StepExplanation.Calibration::addedP99),
                reasons.events().stream()
                        .filter(event -> parts.containsKey(event.eventId()))
                        .map(event -> eventPart(event, points))
                        .toList());
    }

    private List<Double> column(int points, IntToDoubleFunction ofStep) {
        return IntStream.range(0, points)
                .mapToObj(point -> ofStep.applyAsDouble(point * every))
                .toList();
    }

    private @Nullable List<Double> calibrationColumn(int points, ToDoubleFunction<StepExplanation.Calibration> added) {
        return run == null ? null : column(points, step -> added.applyAsDouble(calibrationOf(run, step)));
    }

    private ForecastExplanation.EventPart eventPart(Reasons.MovingEvent event, int points) {
        List<Double> values = column(points, step -> value(event, step));
        List<ForecastExplanation.PhaseSpan> spans = new ArrayList<>();
        for (int point = 0; point < points; point++) {
            int step = point * every;
            if (felt(values.get(point), step)) {
                append(
                        spans,
                        event.phaseAt(forecast.at(step)),
                        forecast.at(step),
                        forecast.at(Math.min(step + every, forecast.steps())));
            }
        }
        return new ForecastExplanation.EventPart(event.eventId(), event.name(), timing(event), spans, values);
    }

    private static void append(List<ForecastExplanation.PhaseSpan> spans, String phase, Instant from, Instant to) {
        int last = spans.size() - 1;
        if (last >= 0 && spans.get(last).phase().equals(phase)) {
            spans.set(
                    last,
                    new ForecastExplanation.PhaseSpan(phase, spans.get(last).from(), to));
        } else {
            spans.add(new ForecastExplanation.PhaseSpan(phase, from, to));
        }
    }

    private List<StepExplanation.Part> partsAt(int step) {
        return reasons.events().stream()
                .filter(event -> parts.containsKey(event.eventId()) && felt(value(event, step), step))
                .map(event -> new StepExplanation.Part(
                        event.eventId(),
                        event.name(),
                        event.phaseAt(forecast.at(step)),
                        timing(event),
                        value(event, step)))
                .sorted(Comparator.comparingDouble((StepExplanation.Part part) -> -Math.abs(part.value())))
                .toList();
    }

    private double value(Reasons.MovingEvent event, int step) {
        Forecast.Part part = parts.get(event.eventId());
        return part == null ? 0 : part.values().get(step);
    }

    private boolean felt(double value, int step) {
        return Math.abs(value) > FELT * forecast.p50().get(step);
    }

    private @Nullable String timing(Reasons.MovingEvent event) {
        return forecast.provenance().parameters().get(LIVE + event.eventId());
    }

    private StepExplanation.@Nullable Calibration calibration(int step) {
        return run == null ? null : calibrationOf(run, step);
    }

    private StepExplanation.Calibration calibrationOf(Reasons.ModelRun model, int step) {
        return new StepExplanation.Calibration(
                model.eventsCalibratedOn(),
                added(forecast.p50(), model.uncalibratedP50(), step),
                added(forecast.p90(), model.uncalibratedP90(), step),
                added(forecast.p99(), model.uncalibratedP99(), step));
    }

    private double added(List<Double> calibrated, List<Double> uncalibratedShare, int step) {
        return Rounding.toDigits(calibrated.get(step) * (1 - between(uncalibratedShare, step)));
    }

    private @Nullable Double at(Function<Reasons.ModelRun, List<Double>> column, int step) {
        return run == null ? null : Rounding.toDigits(between(column.apply(run), step));
    }

    /** On the line between the two points around the step. */
    private double between(List<Double> points, int step) {
        int left = step / every;
        int right = Math.min(left + 1, points.size() - 1);
        double share = (double) (step % every) / every;
        return points.get(left) + share * (points.get(right) - points.get(left));
    }

    private List<CandidateShare> candidates() {
        return run == null ? List.of() : CandidateShare.of(run.candidates());
    }

    private List<String> notes() {
        Map<String, String> parameters = forecast.provenance().parameters();
        List<String> notes = new ArrayList<>();
        for (String key : List.of("estimate", "history.missing")) {
            String told = parameters.get(key);
            if (told != null) {
                notes.add(told);
            }
        }
        String calendar = parameters.getOrDefault("calendar", "current");
        if (!calendar.equals("current")) {
            notes.add("calendar: " + calendar);
        }
        return notes;
    }
}
