package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What events did to the bins of history, as it was expected before each of them with the same notice that the forecast
 * has: so that the residuals are those of forecasts, not of hindsight.
 *
 * @param logFactor of the expected effect on the baseline
 * @param presence how far an event was felt, 0 to 1
 * @param evidence that the expectation rested on
 */
record PastEvents(double[] logFactor, double[] presence, double[] evidence) {
    static PastEvents of(ForecastTask task, Timeline timeline, EventGrid grid, EventEffects effects) {
        int bins = timeline.historyBins();
        double[] sums = new double[bins];
        double[] presence = new double[bins];
        double[] evidence = new double[bins];
        Duration notice = Duration.between(task.cutoff(), task.from());
        for (Event event : task.events()) {
            EventWindow window = EventWindow.of(event, grid, timeline, bins);
            if (window.isEmpty()) {
                continue;
            }
            EventEffects.Expectation expected = effects.expect(event, seenBefore(task, grid, event, notice));
            for (int i = 0; i < window.positions().length; i++) {
                int bin = window.firstBin() + i;
                double position = window.positions()[i];
                sums[bin] += Composition.addend(expected.excess(position));
                if (expected.presence(position) > presence[bin]) {
                    presence[bin] = expected.presence(position);
                    evidence[bin] = expected.evidence();
                }
            }
        }
        for (int bin = 0; bin < bins; bin++) {
            sums[bin] = Composition.logFactor(sums[bin]);
        }
        return new PastEvents(sums, presence, evidence);
    }

    /** An event that reaches into the horizon is expected there with all that is known, so it must be here as well. */
    private static Instant seenBefore(ForecastTask task, EventGrid grid, Event event, Duration notice) {
        boolean reaches = grid.lastSecond(event) >= task.cutoff().getEpochSecond();
        return reaches ? task.cutoff() : event.start().minus(notice);
    }

    static List<EventWindow> observed(ForecastTask task, Timeline timeline, EventGrid grid, BinnedSeries series) {
        return task.events().stream()
                .filter(event -> !event.end().isAfter(task.cutoff()))
                .map(event -> EventWindow.of(event, grid, timeline, series.bins()))
                .filter(window -> observedShare(window, series) > 0.5)
                .toList();
    }

    private static double observedShare(EventWindow window, BinnedSeries series) {
        int reached = 0;
        int observed = 0;
        for (int i = 0; i < window.positions().length; i++) {
            if (!Double.isNaN(window.positions()[i])) {
                reached++;
                observed += Double.isNaN(series.log(window.firstBin() + i)) ? 0 : 1;
            }
        }
        return reached == 0 ? 0 : observed / (double) reached;
    }
}
