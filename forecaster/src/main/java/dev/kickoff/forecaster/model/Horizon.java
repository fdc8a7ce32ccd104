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
        int step = task.history().stepSeconds();
        double[][] quantiles = new double[LeadCalibration.PROBABILITIES.length][steps];
        double[] baseline = new double[steps];
        double[][] parts = new double[events.size()][steps];
        double[] addends = new double[events.size()];
        for (int i = 0; i < steps; i++) {
            double centre = task.from().getEpochSecond() + (i + 0.5) * step;
            double sum = 0;
            double size = 0;
            double presence = 0;
            double evidence = 0;
            for (int e = 0; e < addends.length; e++) {
                EventEffects.Expectation expected = events.get(e);
                double position = grid.position(expected.event(), centre);
                addends[e] = Composition.addend(expected.excess(position));
                sum += addends[e];
                size += Math.abs(addends[e]);
                if (expected.presence(position) > presence) {
                    presence = expected.presence(position);
                    evidence = expected.evidence();
                }
            }
            double lead = timeline.position(centre) - (timeline.historyBins() - 1);
            Outlook.At at = outlook.at(lead);
            double season = season(centre);
            double log = season + outlook.level(at, presence) + Composition.logFactor(sum);
            double[] offsets = outlook.offsets(at, presence, evidence);
            for (int q = 0; q < offsets.length; q++) {
                quantiles[q][i] = series.value(log + offsets[q]);
            }
            double without = size == 0
                    ? quantiles[1][i]
                    : series.value(season + outlook.level(at, 0) + outlook.offsets(at, 0, 0)[1]);
            baseline[i] = without;
            for (int e = 0; e < addends.length; e++) {
                parts[e][i] = size == 0 ? 0 : (quantiles[1][i] - without) * Math.abs(addends[e]) / size;
            }
        }
        return new QuantileForecast(
                task.from(),
                step,
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
