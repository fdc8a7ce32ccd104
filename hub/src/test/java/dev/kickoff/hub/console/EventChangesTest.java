package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.hub.console.EventChanges.Change;
import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventChangesTest {
    @Test
    void anEventThatMovesKeepsItsPhases() {
        Event before = Matches.opening();
        Duration by = Duration.ofHours(8);
        Event after = Matches.at(
                before.start().plus(by),
                before.end().plus(by),
                before.phases().stream()
                        .map(phase -> new dev.kickoff.schemas.Phase(
                                phase.name(),
                                phase.start().plus(by),
                                phase.end().plus(by)))
                        .toList());
        assertEquals(
                List.of(
                        new Change("Start", "Wed 10 Jun 1998, 17:30 CEST", "Thu 11 Jun 1998, 01:30 CEST"),
                        new Change("End", "Wed 10 Jun 1998, 19:20 CEST", "Thu 11 Jun 1998, 03:20 CEST")),
                EventChanges.between(before, after));
    }

    @Test
    void saysWhatBecameOfThePhases() {
        Event after = Matches.at(Matches.KICK_OFF, Matches.END, List.of());
        assertEquals(
                List.of(new Change(
                        "Phases",
                        "pre-show -60 to 0 min, first-half 0 to 47 min, half-time 47 to 62 min, "
                                + "second-half 62 to 110 min, exit 110 to 155 min",
                        "none")),
                EventChanges.between(Matches.opening(), after));
    }

    @Test
    void findsNothingBetweenEqualRevisions() {
        assertEquals(List.of(), EventChanges.between(Matches.opening(), Matches.opening()));
    }
}
