package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts season, level, events and spread together for each step of the horizon. Not thread-safe. */
final class Horizon {
    private final ForecastTask task;
    private final Timeline timeline;
    private final BinnedSeries series;
    private final EventGrid grid;
    private final SeasonalProfile profile;
    private final List<EventEffects.Expectation> events = new ArrayList<>();

    Horizon(
            ForecastTask task,
            Timeline timeline,
            BinnedSeries series,
            EventGrid grid,
            EventEffects effects,
            SeasonalProfile profile) {
        this.task = task;
        this.timeline = timeline;
        this.series = series;
        this.grid = grid;
        this.profile = profile;
        for (Event event : task.events()) {
            if (grid.lastSecond(event) >= task.from().getEpochSecond()
                    && grid.firstSecond(event) < task.to().getEpochSecond()) {
                events.add(effects.expect(event, task.cutoff()));
            }
        }
    }

    /** Evidence on the best known event of the horizon. */
    double evidence() {
        return events.stream()
                .mapToDouble(EventEffects.Expectation::evidence)
                .max()
                .orElse(0);
    }

    QuantileForecast forecast(Outlook outlook, Map<String, String> parameters) {
        int steps = task.steps();
        double[][] quantiles = new double[LeadCalibration.PROBABILITIES.length][steps];
        double[] baseline = new double[steps];
        double[][] parts = new double[events.size()][steps];
        EventsAtOnce felt = new EventsAtOnce(events, grid);
        for (int i = 0; i < steps; i++) {
            double centre =
                    task.from().getEpochSecond() + (i + 0.5) * task.history().stepSeconds();
            felt.moveTo(centre);
            Outlook.At at = outlook.at(timeline.position(centre) - (timeline.historyBins() - 1));
            double season = season(centre);
            double log = season + outlook.level(at, felt.presence()) + felt.logFactor();
            double[] offsets = outlook.offsets(at, felt.presence(), felt.evidence());
            for (int q = 0; q < offsets.length; q++) {
                quantiles[q][i] = series.value(log + offsets[q]);
            }
            double median = quantiles[1][i];
            baseline[i] = felt.none() ? median : series.value(season + outlook.quietMedian(at));
            for (int e = 0; e < parts.length; e++) {
                parts[e][i] = (median - baseline[i]) * felt.share(e);
            }
        }
        return new QuantileForecast(
                task.from(),
                task.history().stepSeconds(),
                quantiles[0],
                quantiles[1],
                quantiles[2],
                quantiles[3],
                breakdown(baseline, parts),
                parameters);
    }

    private List<QuantileForecast.Part> breakdown(double[] baseline, double[][] parts) {
        List<QuantileForecast.Part> breakdown = new ArrayList<>();
        breakdown.add(new QuantileForecast.Part(null, baseline));
        for (int e = 0; e < parts.length; e++) {
            breakdown.add(new QuantileForecast.Part(events.get(e).event().id(), parts[e]));
        }
        return breakdown;
    }

    private double season(double centre) {
        double position = timeline.position(centre);
        int left = (int) Math.floor(position);
        int last = timeline.bins() - 1;
        double a = profile.at(Math.max(0, Math.min(last, left)));
        double b = profile.at(Math.max(0, Math.min(last, left + 1)));
        return a + (position - left) * (b - a);
    }
}
