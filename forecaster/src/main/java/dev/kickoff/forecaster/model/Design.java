package dev.kickoff.forecaster.model;

import java.time.ZoneId;
import java.util.List;

/**
 * Which states explain the traffic of a moment: the moving ones, the season, and the events. Not thread-safe.
 *
 * @param binSeconds of the history
 */
record Design(LocalClock clock, SeasonRegressors season, EventRegressors events, int firstEventState, int binSeconds) {
    static Design of(Timeline timeline, ZoneId zone, List<Timing> events) {
        double days = timeline.bins() * timeline.binDays();
        SeasonRegressors season = new SeasonRegressors(StatePrior.MOVING, timeline.slotsPerDay(), days);
        int firstEventState = StatePrior.MOVING + season.count();
        return new Design(
                new LocalClock(zone),
                season,
                new EventRegressors(events, zone, firstEventState, timeline.binSeconds()),
                firstEventState,
                timeline.binSeconds());
    }

    int states() {
        return firstEventState + events.count();
    }

    /** As {@link #fill(Row, double, double)} in hindsight. */
    double fill(Row row, double centre) {
        return fill(row, centre, Double.MAX_VALUE);
    }

    /**
     * Makes the row of the span of a bin around an instant.
     *
     * @param centre epoch second
     * @param knownBy epoch second; events count as known then
     * @return presence of the crowd, see {@link EventRegressors#fill}
     */
    double fill(Row row, double centre, double knownBy) {
        row.clear();
        row.add(StatePrior.LEVEL, 1);
        row.add(StatePrior.DAYS, 1);
        row.add(StatePrior.HOURS, 1);
        season.fill(row, clock.local(centre));
        double presence = events.fill(row, centre, binSeconds, knownBy);
        row.add(StatePrior.CROWD, presence);
        return presence;
    }
}
