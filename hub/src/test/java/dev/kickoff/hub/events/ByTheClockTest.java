package dev.kickoff.hub.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.holds.HoldRequest;
import dev.kickoff.hub.holds.Holds;
import dev.kickoff.hub.testing.ForecasterControls;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Phase;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to events as time goes on; every event here is on one evening of 2031, 20:00 to 22:00, exit until 22:45. */
@QuarkusTest
@TestProfile(HubProfile.class)
class ByTheClockTest {
    private static final Instant START = Instant.parse("2031-05-02T20:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(2));
    private static final Instant EXIT_OVER = END.plus(Duration.ofMinutes(45));

    @Inject
    EventCalendar calendar;

    @Inject
    EventClock eventClock;

    @Inject
    AutoExtension extension;

    @Inject
    Holds holds;

    @Inject
    SettableClock clock;

    @Inject
    Heard heard;

    @ForecasterControls
    Map<String, String> forecaster;

    /** A listener like the planning cycle. */
    @Singleton
    static class Heard {
        final List<CalendarChanged> changes = Collections.synchronizedList(new ArrayList<>());

        void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CalendarChanged change) {
            changes.add(change);
        }
    }

    @BeforeEach
    void dayBefore() {
        at(START.minus(Duration.ofDays(1)));
        forecaster.putAll(
                Map.of("base", "200", "peak", "1000", "peakFrom", START.toString(), "peakTo", END.toString()));
        heard.changes.clear();
    }

    @AfterEach
    void backToNormal() {
        forecaster.keySet().removeAll(List.of("mode", "base", "peak", "peakFrom", "peakTo", "traffic"));
        at(Instant.parse("1998-06-10T12:00:00Z"));
    }

    @Test
    void anApprovedEventIsLiveFromItsStartAndEndedAfterItsExit() {
        Event event = enter("by-clock", EventState.APPROVED, false);
        at(START.minusSeconds(1));
        eventClock.check();
        assertEquals(EventState.APPROVED, state(event));

        at(START);
        eventClock.check();
        eventClock.check();
        assertEquals(EventState.LIVE, state(event));
        at(EXIT_OVER.minusSeconds(1));
        eventClock.check();
        assertEquals(EventState.LIVE, state(event), "the exit belongs to it");
        at(EXIT_OVER);
        eventClock.check();
        assertEquals(EventState.ENDED, state(event));

        List<Event> revisions = calendar.revisions(event.id());
        assertEquals(3, revisions.size(), "a check that finds nothing new adds nothing");
        assertEquals("kickoff", revisions.get(1).author());
        assertTrue(String.valueOf(revisions.get(1).reason()).contains("2031-05-02T20:00:00Z"));
        assertEquals(event.phases(), revisions.get(2).phases());
    }

    @Test
    void checksThatWereMissedAreMadeUpFor() {
        Event event = enter("made-up-for", EventState.APPROVED, false);
        at(EXIT_OVER.plus(Duration.ofDays(3)));
        eventClock.check();
        eventClock.check();
        assertEquals(EventState.ENDED, state(event));
    }

    @Test
    void draftsStayDraftsWhateverTheClockSays() {
        Event event = enter("forgotten", EventState.DRAFT, false);
        at(EXIT_OVER);
        eventClock.check();
        assertEquals(EventState.DRAFT, state(event));
    }

    @Test
    void severalReplicasNoteAStartOnce() throws Exception {
        Event event = enter("replicas", EventState.APPROVED, false);
        at(START);
        ExecutorService replicas = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> check = () -> {
                eventClock.check();
                return true;
            };
            for (Future<Boolean> done : replicas.invokeAll(Collections.nCopies(8, check))) {
                assertTrue(done.get());
            }
        } finally {
            replicas.shutdown();
        }
        assertEquals(
                List.of(EventState.APPROVED, EventState.LIVE),
                calendar.revisions(event.id()).stream().map(Event::state).toList());
    }

    @Test
    void anExtendedEventEndsLater() {
        Event event = live("extended", false);
        at(END.minusSeconds(60));
        calendar.act("extended", event.revision(), new LiveAction.Extend(Duration.ofMinutes(30)), "ada", "Encore");
        at(EXIT_OVER);
        eventClock.check();
        assertEquals(EventState.LIVE, state(event));
        at(EXIT_OVER.plus(Duration.ofMinutes(30)));
        eventClock.check();
        assertEquals(EventState.ENDED, state(event));
    }

    @Test
    void anEventThatIsHeldIsNotTakenForEnded() {
        Event event = live("held", false);
        Hold hold = holds.start(new HoldRequest(Hold.Scope.EVENT, "held", null, null, "Press conference", null), "ada");
        at(EXIT_OVER);
        eventClock.check();
        assertEquals(EventState.LIVE, state(event));
        holds.end(hold.id(), "over", "ada");
        eventClock.check();
        assertEquals(EventState.ENDED, state(event));
    }

    @Test
    void extendsInStepsWhileTheCrowdIsStillThereAndSaysTheNumbers() {
        Event event = live("overtime", true);
        at(END.plus(Duration.ofMinutes(10)));
        forecaster.put("traffic", "480");
        for (int check = 0; check < 5; check++) {
            extension.check();
        }
        Event extended = newest(event);
        assertEquals(END.plus(Duration.ofMinutes(10)), extended.end(), "up to now, and no further");
        assertEquals("kickoff", extended.author());
        assertEquals(
                "Extended by 5 min, 10 of at most 60: traffic of requests in eu-west-3 has not fallen, 480 observed where"
                        + " 100 was expected by now (500 before the end, 100 after it)",
                extended.reason());
        Phase exit = extended.phases().get(extended.phases().size() - 1);
        assertEquals(extended.end(), exit.start());
    }

    @Test
    void leavesAnEventAloneWhoseCrowdLeavesAsExpected() {
        Event event = live("on-time", true);
        at(END.plus(Duration.ofMinutes(10)));
        forecaster.put("traffic", "150");
        extension.check();
        assertEquals(event, newest(event));
    }

    @Test
    void neverExtendsAnEventThatIsNotAllowedTo() {
        Event event = live("fixed", false);
        at(END.plus(Duration.ofMinutes(10)));
        forecaster.put("traffic", "480");
        extension.check();
        assertEquals(event, newest(event));
    }

    @Test
    void stopsAtTheLimit() {
        Event event = live("endless", true);
        forecaster.put("traffic", "480");
        at(END.plus(Duration.ofMinutes(30)));
        for (int check = 0; check < 10; check++) {
            extension.check();
        }
        assertEquals(END.plus(Duration.ofMinutes(30)), newest(event).end());
        at(END.plus(Duration.ofMinutes(70)));
        for (int check = 0; check < 20; check++) {
            extension.check();
        }
        assertEquals(END.plus(Duration.ofMinutes(60)), newest(event).end());
    }

    @Test
    void withoutTrafficNothingIsExtendedAndNothingEnded() {
        Event event = live("blind", true);
        for (String mode : List.of("up", "down")) {
            forecaster.put("mode", mode);
            at(END.plus(Duration.ofMinutes(10)));
            extension.check();
            assertEquals(event, newest(event));
            at(EXIT_OVER.plus(Duration.ofMinutes(5)));
            eventClock.check();
            assertEquals(EventState.LIVE, state(event));
        }
        at(EXIT_OVER.plus(Duration.ofMinutes(60)));
        eventClock.check();
        assertEquals(EventState.ENDED, state(event), "it is not waited for ever");
    }

    @Test
    void anUndoneCancellationBringsTheEventBackUntilItWouldBeOver() {
        Event event = enter("called-off", EventState.APPROVED, false);
        calendar.changeState("called-off", 1, EventState.CANCELLED, "ada", "Storm");
        Event back = calendar.undo("called-off", 2, "bob", null);
        assertEquals(EventState.APPROVED, back.state());
        assertEquals(event.phases(), back.phases());
        assertEquals("Undo of revision 2", back.reason());

        calendar.changeState("called-off", 3, EventState.CANCELLED, "ada", "Storm");
        at(END);
        ProblemException tooLate =
                assertThrows(ProblemException.class, () -> calendar.undo("called-off", 4, "bob", ""));
        assertEquals(409, tooLate.problem().status());
        assertTrue(tooLate.getMessage().contains("would have ended"), tooLate.getMessage());
    }

    @Test
    void undoingTwiceBringsTheChangeBack() {
        enter("to-and-fro", EventState.APPROVED, false);
        Event later = calendar.act("to-and-fro", 1, new LiveAction.Delay(Duration.ofHours(1)), "ada", "Late start");
        assertEquals(START, calendar.undo("to-and-fro", 2, "ada", null).start());
        assertEquals(
                later.start(),
                calendar.undo("to-and-fro", 3, "ada", "Late after all").start());
    }

    @Test
    void aDelayCannotBeUndoneAfterTheStartThatItMoved() {
        enter("late", EventState.APPROVED, false);
        calendar.act("late", 1, new LiveAction.Delay(Duration.ofHours(1)), "ada", "Late start");
        at(START.plusSeconds(60));
        assertThrows(ProblemException.class, () -> calendar.undo("late", 2, "ada", null));
        assertEquals(false, calendar.undoable("late"));
    }

    @Test
    void whatTheClockSaidAndWhatIsFirstCannotBeUndone() {
        Event event = enter("first", EventState.APPROVED, false);
        assertThrows(ProblemException.class, () -> calendar.undo("first", 1, "ada", null));
        at(START);
        eventClock.check();
        assertThrows(
                ProblemException.class,
                () -> calendar.undo("first", newest(event).revision(), "ada", null));
    }

    @Test
    void aReasonIsRequiredToCancelAndToChangeWhatIsLive() {
        enter("silent", EventState.APPROVED, false);
        assertReasonWanted(() -> calendar.changeState("silent", 1, EventState.CANCELLED, "ada"));
        assertReasonWanted(() -> calendar.act("silent", 1, new LiveAction.Delay(Duration.ofHours(1)), "ada", " "));
        Event live = live("silent-live", false);
        assertReasonWanted(() -> calendar.edit("silent-live", live.revision(), EventDraft.of(live), "ada"));
        Event draft = enter("silent-draft", EventState.DRAFT, false);
        assertEquals(
                EventState.CANCELLED,
                calendar.changeState(draft.id(), 1, EventState.CANCELLED, "ada").state());
    }

    @Test
    void tellsWhoListensWhatChangedAndWhetherItMatters() {
        Event event = enter("heard", EventState.APPROVED, false);
        at(START);
        eventClock.check();
        List<CalendarChanged> own = heard.changes.stream()
                .filter(change -> change.after().id().equals(event.id()))
                .toList();
        assertEquals(2, own.size());
        assertTrue(own.get(0).matters());
        assertEquals(false, own.get(1).matters(), "that it has started is no news for plans");
        assertEquals(event, own.get(1).before());
    }

    private static void assertReasonWanted(org.junit.jupiter.api.function.Executable change) {
        assertEquals(
                "reason", assertThrows(InvalidDocumentException.class, change).field());
    }

    private Event live(String id, boolean autoExtend) {
        Event event = enter(id, EventState.APPROVED, autoExtend);
        return calendar.changeState(id, event.revision(), EventState.LIVE, "ada");
    }

    private Event enter(String id, EventState state, boolean autoExtend) {
        return calendar.create(
                new EventDraft(
                        id,
                        id,
                        "other",
                        START,
                        END,
                        "America/New_York",
                        null,
                        List.of("eu-west-3"),
                        null,
                        null,
                        state,
                        null,
                        null,
                        null,
                        null,
                        null,
                        autoExtend,
                        null),
                "ada");
    }

    private Event newest(Event event) {
        return calendar.find(event.id()).orElseThrow();
    }

    private EventState state(Event event) {
        return newest(event).state();
    }

    private void at(Instant now) {
        forecaster.put("now", now.toString());
        clock.set(now);
    }
}
