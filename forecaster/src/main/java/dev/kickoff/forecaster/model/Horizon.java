package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks ahead from the cutoff, at points that are a step or at least five minutes apart; finer steps lie on straight
 * lines between them, on the log scale. Not thread-safe.
 */
final class Horizon {
    private static final int SHORTEST_SECONDS = 300;
    /** An event that never moves p50 by more than this share is part of the baseline. */
    private static final double SMALLEST_PART = 0.01;

    private final ForecastTask task;
    private final Timeline timeline;
    private final Design design;
    private final List<CandidateRun> runs;
    private final double[] shares;
    private final @Nullable SecondOpinion second;
    private final double secondShare;
    private final Calibration calibration;
    private final Row row = new Row();
    private final double[] coefficients;
    private final double noise;
    private final double first;
    private final int spacing;
    private final List<Point> points = new ArrayList<>();

    /** Log scale; effects one per event. */
    private record Point(
            double mean,
            double sd,
            double[] deviations,
            double season,
            double events,
            double crowd,
            double[] effects) {}

    /**
     * @param shares of the runs beside each other
     * @param secondShare of the second opinion beside them all
     * @param noise variance of a single step
     */
    Horizon(
            ForecastTask task,
            Timeline timeline,
            Design design,
            List<CandidateRun> runs,
            double[] shares,
            @Nullable SecondOpinion second,
            double secondShare,
            Calibration calibration,
            double noise) {
        this.task = task;
        this.timeline = timeline;
        this.design = design;
        this.runs = runs;
        this.shares = shares;
        this.second = second;
        this.secondShare = secondShare;
        this.calibration = calibration;
        this.noise = noise;
        coefficients = combinedStates();
        int step = task.history().stepSeconds();
        spacing = Math.max(step, SHORTEST_SECONDS / step * step);
        first = task.from().getEpochSecond() + step / 2.0;
        double last = first + (task.steps() - 1.0) * step;
        for (int i = 0; i == 0 || first + (i - 1.0) * spacing < last; i++) {
            points.add(point(first + (double) i * spacing));
        }
    }

    private double[] combinedStates() {
        double[] combined = new double[design.states()];
        for (int r = 0; r < shares.length; r++) {
            double[] mean = runs.get(r).after(timeline.bins() - 1).states().mean();
            for (int i = 0; i < combined.length; i++) {
                combined[i] += shares[r] * mean[i];
            }
        }
        return combined;
    }

    private Point point(double centre) {
        int last = timeline.bins() - 1;
        int bins = Math.max(1, timeline.binAt(centre) - last);
        double presence = design.fill(row, centre);
        double mean = 0;
        double variance = noise;
        double season = 0;
        double crowd = 0;
        for (int r = 0; r < shares.length; r++) {
            CandidateRun run = runs.get(r);
            CandidateRun.Knowledge knowledge = run.after(last);
            CandidateRun.Prediction prediction = run.predict(knowledge, row, centre, bins);
            mean += shares[r] * prediction.mean();
            variance += shares[r] * prediction.variance();
            season += shares[r]
                    * (knowledge.memory().at(design.clock().local(centre))
                            + row.times(knowledge.states().mean(), StatePrior.MOVING, design.firstEventState()));
            crowd += shares[r] * presence * run.crowd(knowledge, bins);
        }
        double[] features = second == null ? new double[0] : second.features(last, last + bins);
        double opinion = second == null ? Double.NaN : second.expected(last, features);
        mean += Double.isNaN(opinion) ? 0 : secondShare * (opinion - mean);
        double events = row.times(coefficients, design.firstEventState(), design.states());
        double[] effects = design.events().effects(centre, design.binSeconds(), coefficients);
        return new Point(
                mean, Math.sqrt(variance), calibration.deviations(presence, features), season, events, crowd, effects);
    }

    private Point at(int step) {
        double position = (double) step * task.history().stepSeconds() / spacing;
        int left = Math.min((int) position, points.size() - 1);
        Point a = points.get(left);
        double share = position - left;
        if (share < 1e-9) {
            return a;
        }
        Point b = points.get(left + 1);
        return new Point(
                mix(a.mean, b.mean, share),
                mix(a.sd, b.sd, share),
                mix(a.deviations, b.deviations, share),
                mix(a.season, b.season, share),
                mix(a.events, b.events, share),
                mix(a.crowd, b.crowd, share),
                mix(a.effects, b.effects, share));
    }

    private static double mix(double a, double b, double share) {
        return a + share * (b - a);
    }

    private static double[] mix(double[] a, double[] b, double share) {
        double[] mixed = new double[a.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = mix(a[i], b[i], share);
        }
        return mixed;
    }

    QuantileForecast forecast(BinnedSeries series, Map<String, Double> candidates, Map<String, String> facts) {
        int steps = task.steps();
        double[] assumed = Calibration.uncalibrated();
        double[][] quantiles = new double[assumed.length][steps];
        double[][] uncalibrated = new double[assumed.length][steps];
        double[] level = new double[steps];
        double[] season = new double[steps];
        double[] crowd = new double[steps];
        double[] baseline = new double[steps];
        List<Event> events = design.events().events();
        double[][] parts = new double[events.size()][steps];
        for (int i = 0; i < steps; i++) {
            Point point = at(i);
            for (int q = 0; q < assumed.length; q++) {
                quantiles[q][i] = series.value(point.mean + point.deviations[q] * point.sd);
                uncalibrated[q][i] = series.value(point.mean + assumed[q] * point.sd);
            }
            double median = quantiles[Quantiles.MEDIAN][i];
            double shift = point.deviations[Quantiles.MEDIAN] * point.sd;
            double quiet = point.mean - point.events - point.crowd;
            level[i] = series.value(quiet - point.season);
            season[i] = Math.exp(point.season);
            crowd[i] = Math.exp(point.crowd);
            baseline[i] = series.value(quiet + shift);
            split(median - baseline[i], point.effects, parts, i);
        }
        return new QuantileForecast(
                task.from(),
                task.history().stepSeconds(),
                quantiles[0],
                quantiles[1],
                quantiles[2],
                quantiles[3],
                breakdown(baseline, parts, quantiles[Quantiles.MEDIAN], events),
                facts,
                new QuantileForecast.Explanation(
                        candidates,
                        level,
                        season,
                        crowd,
                        uncalibrated[1],
                        uncalibrated[2],
                        uncalibrated[3],
                        calibration.events()));
    }

    /** Gives each event its part of what is over the baseline, by the size of its effect. */
    private static void split(double rest, double[] effects, double[][] parts, int step) {
        double size = 0;
        for (double effect : effects) {
            size += Math.abs(effect);
        }
        for (int e = 0; e < effects.length && size > 0; e++) {
            parts[e][step] = rest * Math.abs(effects[e]) / size;
        }
    }

    private static List<QuantileForecast.Part> breakdown(
            double[] baseline, double[][] parts, double[] median, List<Event> events) {
        List<QuantileForecast.Part> breakdown = new ArrayList<>();
        breakdown.add(new QuantileForecast.Part(null, baseline));
        for (int e = 0; e < parts.length; e++) {
            if (matters(parts[e], median)) {
                breakdown.add(new QuantileForecast.Part(events.get(e).id(), parts[e]));
            }
        }
        // What is left of those that do not matter, and of rounding, is the baseline's.
        for (int i = 0; i < baseline.length; i++) {
            double rest = median[i];
            for (int p = 1; p < breakdown.size(); p++) {
                rest -= breakdown.get(p).values()[i];
            }
            baseline[i] = rest;
        }
        return breakdown;
    }

    private static boolean matters(double[] part, double[] median) {
        for (int i = 0; i < part.length; i++) {
            if (Math.abs(part[i]) > SMALLEST_PART * median[i]) {
                return true;
            }
        }
        return false;
    }
}
