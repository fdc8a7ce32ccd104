package dev.kickoff.hub.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConflictTest {
    private static final Instant EIGHT = Instant.parse("2026-06-11T20:00:00Z");

    @Test
    void overlappingEventsComposeAndNoneReplacesAnother() {
        // Each 20:00 to 22:00 with a pre-show from 19:30 and an exit until 22:45, the second an hour later.
        Conflict both =
                Conflict.among(List.of(at("a", 0, 100.0), at("b", 60, 50.0))).get(0);

        assertEquals(List.of("a", "b"), ids(both));
        assertEquals(EIGHT.plus(Duration.ofMinutes(30)), both.from(), "the pre-show of the second counts");
        assertEquals(EIGHT.plus(Duration.ofMinutes(165)), both.until(), "the exit of the first counts");
        assertEquals(135, both.overlapMinutes());
        assertEquals(2, both.atOnce());
        assertEquals(150, both.audienceP50());
        assertTrue(both.assumption().contains("added up"));
    }

    @Test
    void eventsInAChainAreOneConflictWithThePeakOfThoseThatAreOnTogether() {
        Conflict chain = Conflict.among(List.of(at("a", 0, 100.0), at("b", 150, 50.0), at("c", 300, 70.0)))
                .get(0);

        assertEquals(List.of("a", "b", "c"), ids(chain));
        assertEquals(2, chain.atOnce());
        assertEquals(150, chain.audienceP50());
        assertEquals(2 * 45, chain.overlapMinutes());
    }

    @Test
    void eventsThatOnlyTouchDoNotConflict() {
        assertEquals(List.of(), Conflict.among(List.of(at("a", 0, null), at("b", 195, null))));
    }

    @Test
    void eventsOfDifferentRegionsDoNotConflict() {
        Event paris = at("a", 0, 100.0, "eu-west-3");
        Event ohio = at("b", 0, 100.0, "us-east-2");

        assertEquals(List.of(), Conflict.among(List.of(paris, ohio)));
        assertEquals(
                List.of("eu-west-3"),
                Conflict.among(List.of(paris, at("c", 0, null))).get(0).regions());
        assertEquals(1, Conflict.among(List.of(paris, at("c", 0, null))).get(0).audiencesUnknown());
    }

    @Test
    void whatDoesNotTakePlaceDoesNotConflict() {
        assertEquals(
                List.of(),
                Conflict.among(List.of(
                        at("a", 0, 1.0),
                        at("b", 0, 1.0).withState(EventState.CANCELLED),
                        at("c", 0, 1.0).withState(EventState.ENDED))));
    }

    private static List<String> ids(Conflict conflict) {
        return conflict.events().stream().map(Conflict.Entry::id).toList();
    }

    private static Event at(String id, int minutes, @Nullable Double people, String... regions) {
        Instant start = EIGHT.plus(Duration.ofMinutes(minutes));
        Instant end = start.plus(Duration.ofHours(2));
        return new Event(
                id,
                1,
                id,
                "other",
                start,
                end,
                "UTC",
                people == null ? null : new Audience(people, null),
                List.of(regions),
                Map.of(),
                PhaseTemplates.of("other", start, end),
                EventState.APPROVED,
                EIGHT.minus(Duration.ofDays(7)),
                "ada");
    }
}
