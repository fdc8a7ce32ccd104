package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What a careful person does with a spreadsheet: around an event, the mean curve of the last events of its category,
 * aligned at the start and raised or lowered with the level of the day before; else, and before any such event was seen,
 * {@link SeasonalNaive}. A baseline to compare with; its bands are those of the seasonal naive forecast.
 */
public final class EventAnalog implements ForecastModel {
    private static final int MOST_EVENTS = 5;
    private static final Duration BEFORE = Duration.ofHours(2);
    private static final Duration AFTER = Duration.ofHours(3);

    private final SeasonalNaive otherwise = new SeasonalNaive();

    @Override
    public String name() {
        return "event-analog-1";
    }

    @Override
    public QuantileForecast forecast(ForecastTask task) {
        QuantileForecast naive = otherwise.forecast(task);
        double offset = SeasonalNaive.offset(task.history());
        double[] median = naive.p50().clone();
        double[][] others = {
            naive.p10().clone(), naive.p90().clone(), naive.p99().clone()
        };
        for (Event event : task.events()) {
            List<Event> past = past(task, event);
            for (int i = 0; i < median.length && !past.isEmpty(); i++) {
                double log = curve(task, event, past, naive.at(i).getEpochSecond(), offset);
                if (!Double.isNaN(log)) {
                    double ratio = Math.exp(log) / (naive.p50()[i] + offset);
                    median[i] = Math.max(0, Math.exp(log) - offset);
                    for (int q = 0; q < others.length; q++) {
                        double band = q == 0 ? naive.p10()[i] : q == 1 ? naive.p90()[i] : naive.p99()[i];
                        double moved = Math.max(0, (band + offset) * ratio - offset);
                        others[q][i] = q == 0 ? Math.min(moved, median[i]) : Math.max(moved, median[i]);
                    }
                }
            }
        }
        return new QuantileForecast(
                task.from(),
                naive.stepSeconds(),
                others[0],
                median,
                others[1],
                others[2],
                List.of(new QuantileForecast.Part(null, median.clone())),
                Map.of("analogs", Integer.toString(MOST_EVENTS)));
    }

    /** The last events of the category that are over, with the time around them. */
    private static List<Event> past(ForecastTask task, Event event) {
        return task.events().stream()
                .filter(other -> other.category().equals(event.category()))
                .filter(other -> !other.end().plus(AFTER).isAfter(task.history().end()))
                .filter(other ->
                        !other.start().minus(BEFORE).isBefore(task.history().start()))
                .sorted(Comparator.comparing(Event::start).reversed())
                .limit(MOST_EVENTS)
                .toList();
    }

    /** Log of the traffic that the past events let expect in the step, NaN where they say nothing. */
    private static double curve(ForecastTask task, Event event, List<Event> past, long second, double offset) {
        long step = task.history().stepSeconds();
        long since = second - event.start().getEpochSecond();
        boolean reached = second + step > event.start().minus(BEFORE).getEpochSecond()
                && second < event.end().plus(AFTER).getEpochSecond();
        if (!reached) {
            return Double.NaN;
        }
        List<Double> logs = new ArrayList<>();
        double level = dayBefore(task.history(), task.history().end().getEpochSecond(), offset);
        for (Event other : past) {
            long then = other.start().getEpochSecond() + since;
            double log = log(task.history(), then, offset) - dayBefore(task.history(), then - since, offset) + level;
            if (!Double.isNaN(log)) {
                logs.add(log);
            }
        }
        return logs.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
    }

    private static double log(TrafficHistory history, long second, double offset) {
        long index = Math.floorDiv(second - history.start().getEpochSecond(), (long) history.stepSeconds());
        return index < 0 || index >= history.size() ? Double.NaN : Math.log(history.value((int) index) + offset);
    }

    /** Median log of the day, or of the week where steps are days, before the epoch second. */
    private static double dayBefore(TrafficHistory history, long second, double offset) {
        int step = history.stepSeconds();
        int steps = step >= LocalClock.DAY / 4 ? 7 * LocalClock.DAY / step : LocalClock.DAY / step;
        WeightedSample day = new WeightedSample(steps);
        int stride = Math.max(1, steps / 100);
        for (int back = 1; back <= steps; back += stride) {
            day.add(log(history, second - (long) back * step, offset), 1);
        }
        return day.median();
    }
}
