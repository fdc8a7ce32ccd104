package dev.kickoff.hub.console;

import dev.kickoff.hub.events.PhaseTemplates;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Events for plain tests. */
final class Matches {
    static final Instant KICK_OFF = Instant.parse("1998-06-10T15:30:00Z");
    static final Instant END = KICK_OFF.plus(Duration.ofMinutes(110));

    private Matches() {}

    /** With the phases that football usually has: pre-show 14:30, exit until 18:05. */
    static Event opening() {
        return at(KICK_OFF, END, PhaseTemplates.of("football", KICK_OFF, END));
    }

    static Event at(Instant start, Instant end, List<Phase> phases) {
        return new Event(
                "opening",
                3,
                "Brazil v Scotland",
                "football",
                start,
                end,
                "Europe/Paris",
                new Audience(250_000, 400_000.0),
                List.of("eu-west-3"),
                Map.of("stage", "Group A", "opponent", "Scotland"),
                phases,
                EventState.APPROVED,
                Instant.parse("1998-06-01T08:00:00Z"),
                "ada");
    }
}
