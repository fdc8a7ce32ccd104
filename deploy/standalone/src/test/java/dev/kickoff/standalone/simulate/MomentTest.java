package dev.kickoff.standalone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.forecaster.files.HindsightForecasts;
import dev.kickoff.forecaster.model.Models;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.hub.planning.PlanRhythm;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MomentTest {
    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final Instant YEAR_AGO = NOON.minus(Duration.ofDays(365));

    @Test
    void withoutAnEventPlansAreMadeAtTheRefreshHoweverFineTheTraffic() {
        List<Moment> moments = Moment.between(NOON, NOON.plusSeconds(3_600), world(), PlanRhythm.DEFAULT);
        assertEquals(12, moments.size());
        assertEquals(NOON.plusSeconds(300), moments.get(1).at());
    }

    @Test
    void whileAnEventIsOnEveryStepOfTrafficIsPlannedOn() {
        Event show = event(1, NOON.plusSeconds(5_400), YEAR_AGO);
        List<Moment> moments = Moment.between(NOON, NOON.plusSeconds(3_600), world(show), PlanRhythm.DEFAULT);
        // On from just after half past twelve: noticed 15 seconds after the plan of then, and from there on every
        // minute.
        assertEquals(7 + 1 + 29, moments.size(), moments.toString());
        assertEquals(NOON.plusSeconds(1_815), moments.get(7).at());
        assertEquals(NOON.plusSeconds(1_860), moments.get(8).at());
    }

    @Test
    void aChangeOfAnEventIsPlannedOnAtOnceAndMayLower() {
        Event show = event(1, NOON.plus(Duration.ofDays(1)), YEAR_AGO);
        Event moved = event(2, NOON.plus(Duration.ofDays(2)), NOON.plusSeconds(77));
        List<Moment> moments = Moment.between(NOON, NOON.plusSeconds(600), world(show, moved), PlanRhythm.DEFAULT);
        assertEquals(
                List.of(
                        new Moment(NOON, false),
                        new Moment(NOON.plusSeconds(77), true),
                        new Moment(NOON.plusSeconds(377), false)),
                moments);
    }

    private static HindsightForecasts world(Event... events) {
        TrafficHistory traffic = new TrafficHistory(NOON.minusSeconds(86_400), 60, new double[2 * 1_440]);
        return new HindsightForecasts(
                traffic, List.of(events), List.of(), ZoneOffset.UTC, Models.current(), "requests", "local");
    }

    private static Event event(int revision, Instant start, Instant knownAt) {
        return new Event(
                "show",
                revision,
                "Show",
                "show",
                start,
                start.plusSeconds(7_200),
                "UTC",
                null,
                List.of(),
                Map.of(),
                List.of(),
                EventState.APPROVED,
                knownAt,
                null);
    }
}
