package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.events.PhaseTemplates;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RescheduleTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Event MATCH = Matches.opening();

    @Test
    void aDelayMovesEverythingAlike() {
        EventDraft draft = Reschedule.delayed(MATCH, HALF_AN_HOUR);
        assertEquals(MATCH.start().plus(HALF_AN_HOUR), draft.start());
        assertEquals(MATCH.end().plus(HALF_AN_HOUR), draft.end());
        assertEquals(
                PhaseTemplates.of(
                        "football",
                        MATCH.start().plus(HALF_AN_HOUR),
                        MATCH.end().plus(HALF_AN_HOUR)),
                draft.phases());
        assertEquals(MATCH.name(), draft.name());
        assertEquals(MATCH.attributes(), draft.attributes());
    }

    @Test
    void overtimeMakesTheLastPartLongerAndTheExitLater() {
        EventDraft draft = Reschedule.extended(MATCH, HALF_AN_HOUR);
        assertEquals(MATCH.start(), draft.start());
        assertEquals(MATCH.end().plus(HALF_AN_HOUR), draft.end());
        List<Phase> before = MATCH.phases();
        List<Phase> after = draft.phases();
        assertEquals(before.subList(0, 3), after.subList(0, 3));
        assertEquals(new Phase("second-half", before.get(3).start(), draft.end()), after.get(3));
        assertEquals(draft.end(), after.get(4).start());
        assertEquals(before.get(4).end().plus(HALF_AN_HOUR), after.get(4).end());
    }
}
