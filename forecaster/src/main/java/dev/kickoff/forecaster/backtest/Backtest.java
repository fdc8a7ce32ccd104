package dev.kickoff.forecaster.backtest;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.files.TaggedRange;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.KnownEvents;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.forecaster.model.NoHistoryException;
import dev.kickoff.forecaster.model.QuantileForecast;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Rolling origin: every model forecasts every window from what was there and known before the window's origin, and is
 * scored by what came.
 *
 * @param traffic the whole of it
 * @param revisions all revisions of the events
 * @param tags ranges that count as not observed, each for the origins from which on it is known; they are scored
 * @param zone whose days and weeks the audience lives by
 */
public record Backtest(
        TrafficHistory traffic,
        Collection<Event> revisions,
        List<TaggedRange> tags,
        ZoneId zone,
        List<Origin> windows,
        PeakRule peaks) {

    /** Told after each forecast. */
    @FunctionalInterface
    public interface Progress {
        void done(int forecasts, int total);
    }

    /** @throws IllegalArgumentException if there are no windows */
    public Backtest {
        tags = List.copyOf(tags);
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("there are no windows to forecast");
        }
    }

    /**
     * @return one row per model, in the order of the models
     * @throws NoHistoryException if there is no traffic before an origin
     * @throws NothingToScoreException if no window holds a sample
     */
    public List<ModelScore> run(List<ForecastModel> models, Progress progress) {
        List<Event> newest = KnownEvents.at(revisions, Instant.MAX);
        List<Scorer> scorers =
                models.stream().map(model -> new Scorer(traffic, newest, peaks)).toList();
        long[] nanos = new long[models.size()];
        int done = 0;
        for (Origin window : windows) {
            Instant from = onGrid(window.from());
            TrafficHistory usual = untagged(window.origin());
            for (int m = 0; m < models.size(); m++) {
                if (from.isBefore(window.to())) {
                    ForecastTask task = ForecastTask.of(usual, revisions, zone, window.origin(), from, window.to());
                    long start = System.nanoTime();
                    QuantileForecast forecast = models.get(m).forecast(task);
                    nanos[m] += System.nanoTime() - start;
                    scorers.get(m).add(window, forecast);
                }
                progress.done(++done, windows.size() * models.size());
            }
        }
        return rows(models, scorers, nanos);
    }

    private List<ModelScore> rows(List<ForecastModel> models, List<Scorer> scorers, long[] nanos) {
        List<ModelScore> rows = new ArrayList<>();
        for (int m = 0; m < models.size(); m++) {
            Score score = scorers.get(m).score();
            if (score.points() == 0) {
                throw new NothingToScoreException(windows);
            }
            String name = models.get(m).name();
            boolean current = name.equals(Models.current().name());
            rows.add(new ModelScore(name, current, score, nanos[m] / 1e9 / score.windows()));
        }
        return rows;
    }

    private TrafficHistory untagged(Instant origin) {
        TrafficHistory before = traffic.before(origin);
        return tags.isEmpty() ? before : before.without(TaggedRange.knownAt(tags, origin));
    }

    /** The first step that starts at or after the instant. */
    private Instant onGrid(Instant instant) {
        long step = traffic.stepSeconds();
        long offset = instant.getEpochSecond() - traffic.start().getEpochSecond();
        return traffic.start().plusSeconds(-Math.floorDiv(-offset, step) * step);
    }
}
