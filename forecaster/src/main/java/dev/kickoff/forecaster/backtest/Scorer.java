package dev.kickoff.forecaster.backtest;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.model.QuantileForecast;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Scores the forecasts of one model, window by window, against what came. Not safe for many threads.
 *
 * <p>The weighted quantile loss is the pinball loss (Koenker and Bassett 1978) summed over the steps, relative to the
 * traffic, and averaged over the quantiles.
 */
public final class Scorer {
    private static final double[] PROBABILITIES = {0.1, 0.5, 0.9, 0.99};
    private static final double NEAR = 1.5;

    private final TrafficHistory actual;
    private final PeakWindows peakWindows;
    private final List<Peak> peaks = new ArrayList<>();
    private final double[] losses = new double[PROBABILITIES.length];
    private int windows;
    private int points;
    private double sum;
    private double absoluteErrors;
    private double sumOfP50;
    private double sumOfP99;
    private int below90;
    private int below99;

    /** @param events one revision of each, those whose peaks are compared */
    public Scorer(TrafficHistory actual, Collection<Event> events, PeakRule rule) {
        this.actual = actual;
        peakWindows = new PeakWindows(rule, actual, events);
    }

    /** @param forecast of the window, on the grid of the actual traffic */
    public void add(Origin window, QuantileForecast forecast) {
        windows++;
        int first = index(forecast);
        for (int i = 0; i < forecast.steps(); i++) {
            double value = sample(first + i);
            if (!Double.isNaN(value)) {
                add(value, forecast, i);
            }
        }
        for (Span span : peakWindows.of(window)) {
            int[] steps = steps(forecast, first, span);
            if (steps.length >= peakWindows.fewestSteps()) {
                peaks.add(peak(forecast, first, steps));
            }
        }
    }

    private void add(double value, QuantileForecast forecast, int step) {
        double[] quantiles = {forecast.p10()[step], forecast.p50()[step], forecast.p90()[step], forecast.p99()[step]};
        points++;
        sum += value;
        for (int q = 0; q < quantiles.length; q++) {
            losses[q] += pinballLoss(value, quantiles[q], PROBABILITIES[q]);
        }
        absoluteErrors += Math.abs(value - quantiles[1]);
        sumOfP50 += quantiles[1];
        sumOfP99 += quantiles[3];
        below90 += value <= quantiles[2] ? 1 : 0;
        below99 += value <= quantiles[3] ? 1 : 0;
    }

    private static double pinballLoss(double value, double quantile, double probability) {
        return Math.max(probability * (value - quantile), (probability - 1) * (value - quantile));
    }

    /** Steps of the forecast that lie in the span and hold a sample. */
    private int[] steps(QuantileForecast forecast, int first, Span span) {
        int[] steps = new int[forecast.steps()];
        int count = 0;
        for (int i = 0; i < forecast.steps(); i++) {
            if (span.contains(forecast.at(i)) && !Double.isNaN(sample(first + i))) {
                steps[count++] = i;
            }
        }
        return Arrays.copyOf(steps, count);
    }

    private Peak peak(QuantileForecast forecast, int first, int[] steps) {
        int width = peakWindows.smoothingSteps();
        double[] came =
                smooth(Arrays.stream(steps).mapToDouble(i -> sample(first + i)).toArray(), width);
        double[] median =
                smooth(Arrays.stream(steps).mapToDouble(i -> forecast.p50()[i]).toArray(), width);
        int cameAt = highest(came);
        int medianAt = highest(median);
        return new Peak(
                forecast.at(steps[cameAt]),
                came[cameAt],
                forecast.at(steps[medianAt]),
                median[medianAt],
                Arrays.stream(steps).mapToDouble(i -> forecast.p90()[i]).max().orElseThrow(),
                Arrays.stream(steps).mapToDouble(i -> forecast.p99()[i]).max().orElseThrow());
    }

    /** Centred mean over {@code width} values, fewer at the ends; of an even width the larger half looks back. */
    private static double[] smooth(double[] values, int width) {
        int ahead = (width - 1) / 2;
        double[] smooth = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            int from = Math.max(0, i + ahead - width + 1);
            int to = Math.min(values.length, i + ahead + 1);
            double total = 0;
            for (int j = from; j < to; j++) {
                total += values[j];
            }
            smooth[i] = total / (to - from);
        }
        return smooth;
    }

    private static int highest(double[] values) {
        int highest = 0;
        for (int i = 1; i < values.length; i++) {
            highest = values[i] > values[highest] ? i : highest;
        }
        return highest;
    }

    private int index(QuantileForecast forecast) {
        long seconds = forecast.from().getEpochSecond() - actual.start().getEpochSecond();
        if (forecast.stepSeconds() != actual.stepSeconds() || seconds % actual.stepSeconds() != 0) {
            throw new IllegalArgumentException("forecast from " + forecast.from() + " is not on the traffic's grid");
        }
        return Math.toIntExact(seconds / actual.stepSeconds());
    }

    private double sample(int index) {
        return index < 0 || index >= actual.size() ? Double.NaN : actual.value(index);
    }

    /** The peaks compared so far, in the order of the windows. */
    public List<Peak> peaks() {
        return List.copyOf(peaks);
    }

    /** Of everything added so far. */
    public Score score() {
        double loss = 0;
        for (double quantileLoss : losses) {
            loss += 2 * quantileLoss / sum / PROBABILITIES.length;
        }
        return new Score(
                windows,
                points,
                loss,
                absoluteErrors / sum,
                sumOfP50 / sum,
                (double) below90 / points,
                (double) below99 / points,
                sumOfP99 / sum,
                peaks.size(),
                median(Peak::factor),
                share(peak -> peak.factor() <= NEAR ? 1 : 0),
                share(peak -> peak.coveredByP99() ? 1 : 0),
                median(peak -> peak.timeError().toSeconds() / 60.0));
    }

    private double share(ToDoubleFunction<Peak> holds) {
        return peaks.stream().mapToDouble(holds).average().orElse(Double.NaN);
    }

    private double median(ToDoubleFunction<Peak> of) {
        double[] sorted = peaks.stream().mapToDouble(of).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
