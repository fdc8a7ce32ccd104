package dev.kickoff.forecaster.backtests;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.backtest.Backtest;
import dev.kickoff.forecaster.backtest.NothingToScoreException;
import dev.kickoff.forecaster.backtest.Origins;
import dev.kickoff.forecaster.backtest.PeakRule;
import dev.kickoff.forecaster.calendar.Calendars;
import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.files.TaggedRange;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.forecaster.tags.Tags;
import dev.kickoff.forecaster.traffic.Signals;
import dev.kickoff.forecaster.traffic.Traffic;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Signal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** Makes a backtest of a signal's stored traffic and the calendar. */
@ApplicationScoped
class BacktestCases {
    private static final int FEWEST_STEPS = 1_000;

    private final Signals signals;
    private final Traffic traffic;
    private final Calendars calendars;
    private final Tags tags;
    private final BacktestsConfig config;

    BacktestCases(Signals signals, Traffic traffic, Calendars calendars, Tags tags, BacktestsConfig config) {
        this.signals = signals;
        this.traffic = traffic;
        this.calendars = calendars;
        this.tags = tags;
        this.config = config;
    }

    /**
     * On the traffic before now.
     *
     * @throws ProblemException if there is no traffic, or no calendar
     * @throws NothingToScoreException if there is too little traffic
     */
    Backtest of(String signalName, String region, Instant now) {
        Signal signal = signals.get(signalName, region);
        long step = signal.stepSeconds();
        Instant cutoff = Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), step) * step);
        Duration steps = Duration.ofSeconds(FEWEST_STEPS * step);
        Duration lookBack = config.lookBack().compareTo(steps) > 0 ? config.lookBack() : steps;
        TrafficHistory history = traffic.history(signal, cutoff.minus(lookBack), cutoff)
                .orElseThrow(() -> ProblemException.invalid(
                        "signal",
                        "Signal '" + signalName + "' in region '" + region + "' has no samples in the "
                                + lookBack.toDays() + " days before " + cutoff,
                        "Import its history with POST /v1/signals/{signal}/regions/{region}/traffic"));
        List<Event> revisions = calendars.newest().revisionsIn(region);
        ZoneId zone = ZoneId.of(signal.zone());
        List<Origin> windows = Origins.of(history, revisions, zone);
        int first = Math.max(0, windows.size() - config.mostWindows());
        return new Backtest(
                history,
                revisions,
                tagged(signal, history, now),
                zone,
                windows.subList(first, windows.size()),
                PeakRule.AUTO);
    }

    private List<TaggedRange> tagged(Signal signal, TrafficHistory history, Instant now) {
        return tags.applied(signal.signal(), signal.region(), history.start(), history.end(), now).stream()
                .map(tag -> new TaggedRange(tag.range(), tag.kind().text(), "", tag.knownAt()))
                .toList();
    }
}
