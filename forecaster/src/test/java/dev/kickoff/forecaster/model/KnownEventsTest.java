package dev.kickoff.forecaster.model;

import static dev.kickoff.forecaster.model.SimulatedTraffic.revision;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnownEventsTest {
    private static final Instant MONDAY = Instant.parse("2026-06-01T00:00:00Z");
    private static final Instant TUESDAY = MONDAY.plus(Duration.ofDays(1));

    private final Event first = of(1, EventState.APPROVED, MONDAY);

    @Test
    void theNewestRevisionKnownAtTheCutoffHolds() {
        Event moved = of(2, EventState.APPROVED, TUESDAY);

        assertEquals(List.of(first), KnownEvents.at(List.of(moved, first), TUESDAY.minusSeconds(1)));
        assertEquals(List.of(moved), KnownEvents.at(List.of(moved, first), TUESDAY));
    }

    @Test
    void anEventWithoutAKnownRevisionDoesNotExistYet() {
        assertEquals(List.of(), KnownEvents.at(List.of(first), MONDAY.minusSeconds(1)));
    }

    @Test
    void aCancellationOrADraftRemovesIt() {
        for (EventState state : List.of(EventState.CANCELLED, EventState.DRAFT)) {
            assertEquals(List.of(), KnownEvents.at(List.of(first, of(2, state, TUESDAY)), TUESDAY), state.name());
        }
    }

    @Test
    void ofTwoRevisionsKnownAtOnceTheHigherHolds() {
        Event second = of(2, EventState.LIVE, MONDAY);

        assertEquals(List.of(second), KnownEvents.at(List.of(second, first), MONDAY));
    }

    private static Event of(int revision, EventState state, Instant knownAt) {
        return revision("match", revision, "football", TUESDAY, Duration.ofHours(2), state, knownAt);
    }
}
