package dev.kickoff.forecaster.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ForecastTaskTest {
    private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant CUTOFF = START.plusSeconds(300);
    private static final TrafficHistory TEN_MINUTES = new TrafficHistory(START, 60, new double[10]);

    @Test
    void cutsOffWhatLiesAtOrAfterTheCutoff() {
        ForecastTask task = of(CUTOFF, CUTOFF, CUTOFF.plusSeconds(60));

        assertEquals(5, task.history().size());
        assertEquals(CUTOFF, task.history().end());
    }

    @Test
    void refusesAHistoryThatReachesBeyondTheCutoff() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ForecastTask(
                        TEN_MINUTES, List.of(), CUTOFF, ZoneOffset.UTC, CUTOFF, CUTOFF, CUTOFF.plusSeconds(60)));
    }

    @Test
    void refusesAnEventThatBecameKnownAfterTheCalendarsInstantOnly() {
        Instant knownAt = CUTOFF.plusSeconds(1);
        Event later = SimulatedTraffic.revision(
                "late", 1, "football", CUTOFF, Duration.ofHours(1), EventState.APPROVED, knownAt);

        assertEquals(List.of(later), with(later, knownAt).events());
        assertThrows(IllegalArgumentException.class, () -> with(later, CUTOFF));
    }

    @Test
    void inHindsightNoEventCountsThatBecameKnownAfterTheCutoff() {
        Event later = SimulatedTraffic.revision(
                "late", 1, "football", CUTOFF, Duration.ofHours(1), EventState.APPROVED, CUTOFF.plusSeconds(1));

        assertEquals(
                List.of(),
                ForecastTask.of(TEN_MINUTES, List.of(later), ZoneOffset.UTC, CUTOFF, CUTOFF, CUTOFF.plusSeconds(60))
                        .events());
    }

    @Test
    void refusesAWindowThatBeginsBeforeTheCutoffOrOffTheGrid() {
        assertThrows(IllegalArgumentException.class, () -> of(CUTOFF, CUTOFF.minusSeconds(60), CUTOFF.plusSeconds(60)));
        assertThrows(IllegalArgumentException.class, () -> of(CUTOFF, CUTOFF, CUTOFF));
        assertThrows(IllegalArgumentException.class, () -> of(CUTOFF, CUTOFF.plusSeconds(7), CUTOFF.plusSeconds(60)));
    }

    @Test
    void countsAStepThatTheEndCutsShort() {
        assertEquals(2, of(CUTOFF, CUTOFF, CUTOFF.plusSeconds(61)).steps());
    }

    @Test
    void aStepThatTheCutoffCutsShortHasStartedBeforeIt() {
        assertEquals(6, TEN_MINUTES.before(CUTOFF.plusSeconds(1)).size());
        assertEquals(0, TEN_MINUTES.before(START).size());
    }

    @Test
    void refusesTrafficThatCannotBe() {
        assertTrue(assertThrows(
                        IllegalArgumentException.class, () -> new TrafficHistory(START, 60, new double[] {1, -1}))
                .getMessage()
                .contains("step 1"));
    }

    private static ForecastTask with(Event event, Instant eventsKnownAt) {
        return new ForecastTask(
                TEN_MINUTES.before(CUTOFF),
                List.of(event),
                eventsKnownAt,
                ZoneOffset.UTC,
                CUTOFF,
                CUTOFF,
                CUTOFF.plusSeconds(60));
    }

    private static ForecastTask of(Instant cutoff, Instant from, Instant to) {
        return ForecastTask.of(TEN_MINUTES, List.of(), ZoneOffset.UTC, cutoff, from, to);
    }
}
