package dev.kickoff.forecaster.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OriginsTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    /** The clocks go forward on 8 March. */
    private static final Instant START = Instant.parse("2026-02-15T05:00:00Z");

    @Test
    void eachDayWithEventsIsForecastADayBeforeItsFirst() {
        List<Event> events = List.of(
                event("early", EventState.APPROVED, "2026-02-16T18:00:00Z"),
                event("noon", EventState.APPROVED, "2026-03-07T17:00:00Z"),
                // 20:30 in New York, the same local day.
                event("evening", EventState.APPROVED, "2026-03-08T01:30:00Z"),
                event("next", EventState.APPROVED, "2026-03-09T23:00:00Z"),
                event("off", EventState.CANCELLED, "2026-03-10T23:00:00Z"));

        List<Origin> windows = Origins.of(traffic(300, 30), events, NEW_YORK);

        assertEquals(
                List.of(
                        window("2026-03-06T17:00:00Z", "2026-03-07T15:00:00Z", "2026-03-08T06:30:00Z"),
                        window("2026-03-08T23:00:00Z", "2026-03-09T21:00:00Z", "2026-03-10T04:00:00Z")),
                windows);
    }

    @Test
    void withoutEventsEverySecondLocalDayIsForecastAtNoonBefore() {
        List<Origin> windows = Origins.of(traffic(1800, 30), List.of(), NEW_YORK);

        assertEquals(window("2026-02-25T17:00:00Z", "2026-02-26T05:00:00Z", "2026-02-27T05:00:00Z"), windows.get(0));
        assertTrue(
                windows.contains(window("2026-03-07T17:00:00Z", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z")),
                "the day of 23 hours is forecast as a whole: " + windows);
        assertTrue(windows.stream().allMatch(window -> !window.to().isAfter(START.plus(Duration.ofDays(30)))));
    }

    @Test
    void dailyTrafficIsForecastEveryWeekForTwo() {
        List<Origin> windows = Origins.of(traffic(86_400, 100), List.of(), NEW_YORK);

        assertEquals(
                List.of(
                        window("2026-04-12T05:00:00Z", "2026-04-12T05:00:00Z", "2026-04-26T05:00:00Z"),
                        window("2026-04-19T05:00:00Z", "2026-04-19T05:00:00Z", "2026-05-03T05:00:00Z"),
                        window("2026-04-26T05:00:00Z", "2026-04-26T05:00:00Z", "2026-05-10T05:00:00Z"),
                        window("2026-05-03T05:00:00Z", "2026-05-03T05:00:00Z", "2026-05-17T05:00:00Z"),
                        window("2026-05-10T05:00:00Z", "2026-05-10T05:00:00Z", "2026-05-24T05:00:00Z")),
                windows);
    }

    @Test
    void anOriginWithinAStepDoesNotUseThatStep() {
        List<Event> events = List.of(event("odd", EventState.APPROVED, "2026-03-07T17:10:00Z"));

        List<Origin> windows = Origins.of(traffic(1800, 30), events, NEW_YORK);

        assertEquals(List.of(window("2026-03-06T17:00:00Z", "2026-03-07T15:10:00Z", "2026-03-07T22:10:00Z")), windows);
    }

    @Test
    void refusesTrafficThatLeavesNothingToForecast() {
        NothingToScoreException refused =
                assertThrows(NothingToScoreException.class, () -> Origins.of(traffic(300, 8), List.of(), NEW_YORK));

        assertTrue(String.valueOf(refused.getMessage()).contains("2026-02-22T05:00:00Z"), refused.getMessage());
    }

    private static TrafficHistory traffic(int stepSeconds, int days) {
        return new TrafficHistory(START, stepSeconds, new double[days * 86_400 / stepSeconds]);
    }

    private static Origin window(String origin, String from, String to) {
        return new Origin(Instant.parse(origin), Instant.parse(from), Instant.parse(to));
    }

    private static Event event(String id, EventState state, String start) {
        Instant at = Instant.parse(start);
        return new Event(
                id,
                1,
                id,
                "match",
                at,
                at.plus(Duration.ofHours(2)),
                "America/New_York",
                null,
                List.of(),
                Map.of(),
                List.of(),
                state,
                Instant.parse("2026-01-01T00:00:00Z"),
                null);
    }
}
