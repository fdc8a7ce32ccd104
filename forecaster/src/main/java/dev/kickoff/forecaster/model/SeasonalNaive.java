package dev.kickoff.forecaster.model;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/**
 * The forecast that every other must beat: what was at the same local time a week earlier (or two, or three: the last
 * one before the cutoff), else a day earlier, else the last sample. Quantiles from the log errors of the same rule over
 * the last four weeks.
 */
public final class SeasonalNaive implements ForecastModel {
    private static final int[] DAYS_BACK = {7, 14, 21, 28, 1, 2, 3};
    private static final int ERROR_DAYS = 28;
    private static final int MOST_ERRORS = 20_000;

    @Override
    public String name() {
        return "seasonal-naive-1";
    }

    @Override
    public QuantileForecast forecast(ForecastTask task) {
        NoHistoryException.throwIfEmpty(task);
        TrafficHistory history = task.history();
        int steps = task.steps();
        int step = history.stepSeconds();
        long lead = task.from().getEpochSecond() - history.end().getEpochSecond();
        double offset = offset(history);
        double[] spread = spread(task, lead, offset);
        double[][] quantiles = new double[Quantiles.PROBABILITIES.length][steps];
        for (int i = 0; i < steps; i++) {
            Instant at = task.from().plusSeconds((long) i * step);
            double log = Math.log(before(task, at, history.end()) + offset);
            for (int q = 0; q < quantiles.length; q++) {
                quantiles[q][i] = Math.max(0, Math.exp(log + spread[q]) - offset);
            }
        }
        return new QuantileForecast(
                task.from(),
                step,
                quantiles[0],
                quantiles[1],
                quantiles[2],
                quantiles[3],
                List.of(new QuantileForecast.Part(null, quantiles[1].clone())),
                Map.of("seasonLengthSteps", Integer.toString(7 * LocalClock.DAY / step)));
    }

    /** The newest sample of the same local time that the rule may use. */
    private static double before(ForecastTask task, Instant at, Instant end) {
        TrafficHistory history = task.history();
        LocalDateTime local = LocalDateTime.ofInstant(at, task.zone());
        for (int days : DAYS_BACK) {
            Instant then = local.minusDays(days).atZone(task.zone()).toInstant();
            double value = then.isBefore(end) ? sample(history, then) : Double.NaN;
            if (!Double.isNaN(value)) {
                return value;
            }
        }
        for (int i = index(history, end) - 1; i >= 0; i--) {
            if (!Double.isNaN(history.value(i))) {
                return history.value(i);
            }
        }
        return Double.NaN;
    }

    private static double sample(TrafficHistory history, Instant at) {
        int index = index(history, at);
        return index < 0 || index >= history.size() ? Double.NaN : history.value(index);
    }

    private static int index(TrafficHistory history, Instant at) {
        long seconds = at.getEpochSecond() - history.start().getEpochSecond();
        return (int) Math.floorDiv(seconds, (long) history.stepSeconds());
    }

    private static double[] spread(ForecastTask task, long lead, double offset) {
        TrafficHistory history = task.history();
        int last = history.size() - 1;
        int first = Math.max(0, last - ERROR_DAYS * (LocalClock.DAY / history.stepSeconds()));
        int stride = Math.max(1, (last - first) / MOST_ERRORS);
        WeightedSample errors = new WeightedSample(MOST_ERRORS);
        for (int i = last; i >= first; i -= stride) {
            double predicted = before(task, history.at(i), history.at(i).minusSeconds(lead));
            errors.add(Math.log(history.value(i) + offset) - Math.log(predicted + offset), 1);
        }
        double[] found = errors.quantiles(Quantiles.PROBABILITIES);
        if (errors.size() < 10) {
            return new double[] {-0.8, 0, 0.8, 1.6};
        }
        // The rule itself is the median.
        return new double[] {Math.min(0, found[0]), 0, Math.max(0, found[2]), Math.max(0, found[3])};
    }

    /** Keeps the logarithm of zeros finite: a hundredth of the usual value that is not zero. */
    static double offset(TrafficHistory history) {
        WeightedSample positive = new WeightedSample(history.size());
        for (int i = 0; i < history.size(); i++) {
            positive.add(history.value(i) > 0 ? history.value(i) : Double.NaN, 1);
        }
        return positive.size() == 0 ? 1e-9 : 0.01 * positive.median();
    }
}
