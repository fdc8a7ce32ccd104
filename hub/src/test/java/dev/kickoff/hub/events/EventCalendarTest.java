package dev.kickoff.hub.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Phase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HubProfile.class)
class EventCalendarTest {
    private static final Instant KICK_OFF = Instant.parse("1998-06-10T15:30:00Z");
    private static final Instant END = Instant.parse("1998-06-10T17:25:00Z");

    @Inject
    EventCalendar calendar;

    @Test
    void makesAReadableIdFromNameAndLocalDay() {
        Event first = calendar.create(draft(null, "Brésil – Écosse", Instant.parse("1998-06-10T22:30:00Z")), "ada");
        Event second = calendar.create(draft(null, "Brésil – Écosse", Instant.parse("1998-06-10T22:30:00Z")), "ada");

        // Half past midnight in Paris is already the next day there.
        assertEquals("bresil-ecosse-1998-06-11", first.id());
        assertEquals("bresil-ecosse-1998-06-11-2", second.id());
    }

    @Test
    void keepsEverythingThatWasEntered() {
        Event stored = calendar.create(draft("kept", "Brazil v Scotland", KICK_OFF), "ada");

        Event read = calendar.find("kept").orElseThrow();

        assertEquals(stored, read);
        assertEquals(new Audience(250_000, 400_000.0), read.expectedAudience());
        assertEquals(EventState.DRAFT, read.state());
        assertEquals("ada", read.author());
        assertEquals(
                List.of("pre-show", "first-half", "half-time", "second-half", "exit"),
                read.phases().stream().map(Phase::name).toList());
    }

    @Test
    void refusesAnIdThatIsTaken() {
        calendar.create(draft("taken", "One", KICK_OFF), "ada");

        ProblemException problem =
                assertThrows(ProblemException.class, () -> calendar.create(draft("taken", "Two", KICK_OFF), "bob"));

        assertEquals(409, problem.problem().status());
        assertEquals("One", calendar.find("taken").orElseThrow().name());
    }

    @Test
    void everyChangeIsARevisionOfItsOwn() {
        Event created = calendar.create(draft("revised", "Brazil v Scotland", KICK_OFF), "ada");
        calendar.changeState("revised", 1, EventState.APPROVED, "bob");
        EventDraft later = new EventDraft(
                null,
                created.name(),
                created.category(),
                KICK_OFF.plus(Duration.ofMinutes(30)),
                END.plus(Duration.ofMinutes(30)),
                created.zone(),
                null,
                null,
                null,
                created.phases(),
                null,
                null);
        calendar.edit("revised", 2, later, "cyd");

        List<Event> revisions = calendar.revisions("revised");

        assertEquals(List.of(1, 2, 3), revisions.stream().map(Event::revision).toList());
        assertEquals(
                List.of(EventState.DRAFT, EventState.APPROVED, EventState.APPROVED),
                revisions.stream().map(Event::state).toList());
        assertEquals(created, revisions.get(0));
        assertEquals(
                KICK_OFF.plus(Duration.ofMinutes(30)),
                revisions.get(2).phases().get(1).start(),
                "phases of the template move with the event");
    }

    @Test
    void ofTwoEditsOfTheSameRevisionOneIsRefused() throws Exception {
        calendar.create(draft("contested", "Contested", KICK_OFF), "ada");
        ExecutorService both = Executors.newFixedThreadPool(2);
        try {
            Callable<Boolean> edit = () -> {
                try {
                    calendar.changeState("contested", 1, EventState.APPROVED, "somebody");
                    return true;
                } catch (ProblemException conflict) {
                    assertEquals(409, conflict.problem().status());
                    return false;
                }
            };
            List<Future<Boolean>> outcomes = both.invokeAll(List.of(edit, edit));

            assertTrue(outcomes.get(0).get() ^ outcomes.get(1).get(), "exactly one must win");
            assertEquals(2, calendar.find("contested").orElseThrow().revision());
        } finally {
            both.shutdown();
        }
    }

    @Test
    void refusesATransitionThatSkipsAState() {
        calendar.create(draft("impatient", "Impatient", KICK_OFF), "ada");

        ProblemException problem = assertThrows(
                ProblemException.class, () -> calendar.changeState("impatient", 1, EventState.ENDED, "ada"));

        assertEquals(409, problem.problem().status());
        assertTrue(problem.getMessage().contains("DRAFT and cannot become ENDED"), problem.getMessage());
    }

    @Test
    void refusesADraftWithoutAStartByName() {
        EventDraft draft = new EventDraft(
                null, "No start", "football", null, END, "Europe/Paris", null, null, null, null, null, null);

        InvalidDocumentException refused =
                assertThrows(InvalidDocumentException.class, () -> calendar.create(draft, "ada"));

        assertEquals("start", refused.field());
    }

    @Test
    void findsEventsThatOverlapARangeWithTheirPhases() {
        Instant day = Instant.parse("2031-03-01T00:00:00Z");
        EventDraft evening = new EventDraft(
                "overlap",
                "Evening",
                "concert",
                day.plus(Duration.ofHours(20)),
                day.plus(Duration.ofHours(22)),
                "UTC",
                null,
                null,
                null,
                null,
                null,
                null);
        calendar.create(evening, "ada");

        assertEquals(
                1, calendar.between(day, day.plus(Duration.ofHours(20))).size(), "the pre-show is before the start");
        assertEquals(
                0,
                calendar.between(day, day.plus(Duration.ofMinutes(19 * 60 + 30)))
                        .size());
        assertEquals(
                0,
                calendar.between(day.plus(Duration.ofMinutes(22 * 60 + 45)), day.plus(Duration.ofHours(24)))
                        .size());
    }

    @Test
    void tagChangesWithTheCalendarOnly() {
        calendar.create(draft("tagged", "Tagged", KICK_OFF), "ada");
        String before = calendar.tag();
        calendar.all();
        assertEquals(before, calendar.tag());

        calendar.changeState("tagged", 1, EventState.APPROVED, "ada");

        assertTrue(!before.equals(calendar.tag()));
    }

    private static EventDraft draft(String id, String name, Instant start) {
        return new EventDraft(
                id,
                name,
                "football",
                start,
                start.plus(Duration.between(KICK_OFF, END)),
                "Europe/Paris",
                new Audience(250_000, 400_000.0),
                List.of("eu-west-3"),
                Map.of("stage", "group"),
                null,
                null,
                null);
    }
}
