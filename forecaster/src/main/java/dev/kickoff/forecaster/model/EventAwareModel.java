package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Kickoff's forecast: a robust seasonal baseline, times the effect of scheduled events learnt from past ones, with
 * quantiles calibrated on past residuals of the same lead. Everything is done on the log scale.
 *
 * <pre>
 *   log traffic = season(local time, weekday) + level(lead) + Σ event effects + residual(lead)
 * </pre>
 */
public final class EventAwareModel implements ForecastModel {
    @Override
    public String name() {
        return "event-aware-1";
    }

    @Override
    public QuantileForecast forecast(ForecastTask task) {
        NoHistoryException.throwIfEmpty(task);
        Timeline timeline = new Timeline(task);
        BinnedSeries series = new BinnedSeries(task.history(), timeline);
        EventGrid grid = new EventGrid(task.events(), timeline.binSeconds());
        boolean[] masked = masked(task.events(), grid, timeline);
        SeasonalProfile profile = new SeasonalProfile(timeline, series, masked);

        double[] deseasonalised = new double[series.bins()];
        for (int bin = 0; bin < deseasonalised.length; bin++) {
            deseasonalised[bin] = series.log(bin) - profile.at(bin);
        }
        double[] day = LevelMemory.dayLevels(deseasonalised, masked, timeline.binSeconds());
        EventEffects effects = effects(task, timeline, series, grid, deseasonalised, day);
        PastEvents pastEvents = PastEvents.of(task, timeline, grid, effects);

        double[] adjusted = deseasonalised.clone();
        double[] singleAdjusted = new double[adjusted.length];
        for (int bin = 0; bin < adjusted.length; bin++) {
            adjusted[bin] -= pastEvents.logFactor()[bin];
            singleAdjusted[bin] =
                    series.singleLog(bin) - profile.at(bin) - pastEvents.logFactor()[bin];
        }
        LevelMemory memory = LevelMemory.of(day, adjusted, timeline.binSeconds());
        Horizon horizon = new Horizon(task, timeline, series, grid, effects, profile);
        LeadCalibration calibration = new LeadCalibration(
                new LeadCalibration.Past(
                        timeline,
                        memory,
                        adjusted,
                        singleAdjusted,
                        pastEvents.presence(),
                        pastEvents.evidence(),
                        masked),
                horizon.evidence());
        int last = series.bins() - 1;
        Outlook outlook = new Outlook(
                calibration,
                memory,
                last,
                timeline.hours(series.bins()) / 24,
                pastEvents.presence()[last]);
        return horizon.forecast(outlook, parameters(profile, effects, memory, last, timeline));
    }

    private static EventEffects effects(
            ForecastTask task,
            Timeline timeline,
            BinnedSeries series,
            EventGrid grid,
            double[] deseasonalised,
            double[] day) {
        double[] excess = new double[day.length];
        for (int bin = 0; bin < excess.length; bin++) {
            excess[bin] = Math.expm1(deseasonalised[bin] - day[bin]);
        }
        List<EventWindow> observed = PastEvents.observed(task, timeline, grid, series);
        return new EventEffects(observed, new EventShapes(grid, observed, excess), task.zone());
    }

    private static boolean[] masked(List<Event> events, EventGrid grid, Timeline timeline) {
        boolean[] masked = new boolean[timeline.historyBins()];
        for (Event event : events) {
            EventWindow window = EventWindow.of(event, grid, timeline, masked.length);
            for (int i = 0; i < window.positions().length; i++) {
                masked[window.firstBin() + i] |= !Double.isNaN(window.positions()[i]);
            }
        }
        return masked;
    }

    private static Map<String, String> parameters(
            SeasonalProfile profile, EventEffects effects, LevelMemory memory, int last, Timeline timeline) {
        Map<String, String> facts = new TreeMap<>(profile.parameters());
        facts.putAll(effects.parameters());
        facts.put("bin.seconds", Integer.toString(timeline.binSeconds()));
        facts.put("level.day", String.format(Locale.ROOT, "%.4f", memory.day(last)));
        facts.put("level.nowOverDay", String.format(Locale.ROOT, "%.4f", memory.nowOverDay(last)));
        facts.put("level.weekOverDay", String.format(Locale.ROOT, "%.4f", memory.weekOverDay(last)));
        return facts;
    }
}
