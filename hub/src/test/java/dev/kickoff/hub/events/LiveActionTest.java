package dev.kickoff.hub.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveActionTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);
    private static final Event MATCH =
            Nights.event("football", LocalDateTime.parse("2026-06-11T21:00"), "Europe/Paris", Duration.ofMinutes(110));
    private static final Instant KICK_OFF = MATCH.start();

    @Test
    void aDelayBeforeEverythingMovesEverythingAlike() {
        Event later = after(MATCH, new LiveAction.Delay(HALF_AN_HOUR), KICK_OFF.minus(Duration.ofHours(3)));

        assertEquals(KICK_OFF.plus(HALF_AN_HOUR), later.start());
        assertEquals(PhaseTemplates.of("football", later.start(), later.end()), later.phases());
    }

    @Test
    void aDelayDuringThePreShowMakesThePreShowLonger() {
        Event later = after(MATCH, new LiveAction.Delay(HALF_AN_HOUR), KICK_OFF.minus(Duration.ofMinutes(10)));

        Phase preShow = later.phases().get(0);
        assertEquals(MATCH.phases().get(0).start(), preShow.start(), "people who are there cannot come later");
        assertEquals(later.start(), preShow.end());
        assertEquals(later.start(), later.phases().get(1).start());
    }

    @Test
    void refusesToDelayWhatHasStarted() {
        ProblemException refused = refused(new LiveAction.Delay(HALF_AN_HOUR), KICK_OFF);

        assertTrue(refused.getMessage().contains("cannot be delayed"), refused.getMessage());
        assertTrue(String.valueOf(refused.problem().remedy()).contains("Extend"));
    }

    @Test
    void anExtendedGameGetsOvertimeAndALaterExit() {
        Event longer = after(MATCH, new LiveAction.Extend(HALF_AN_HOUR), KICK_OFF.plus(Duration.ofMinutes(100)));

        assertEquals(MATCH.start(), longer.start());
        assertEquals(List.of("pre-show", "first-half", "half-time", "second-half", "overtime", "exit"), names(longer));
        assertEquals(MATCH.phases().subList(0, 4), longer.phases().subList(0, 4));
        assertEquals(
                new Phase("overtime", MATCH.end(), longer.end()),
                longer.phases().get(4));
        assertEquals(longer.end(), longer.phases().get(5).start());
        assertEquals(
                MATCH.phases().get(4).end().plus(HALF_AN_HOUR),
                longer.phases().get(5).end());
    }

    @Test
    void overtimeGrowsWithEveryExtension() {
        Instant now = KICK_OFF.plus(Duration.ofMinutes(100));
        Event once = after(MATCH, new LiveAction.Extend(HALF_AN_HOUR), now);
        Event twice = after(once, new LiveAction.Extend(Duration.ofMinutes(15)), now);

        assertEquals(names(once), names(twice));
        assertEquals(
                new Phase("overtime", MATCH.end(), twice.end()), twice.phases().get(4));
    }

    @Test
    void aShowWithoutOvertimeGoesOnLonger() {
        Event show = Nights.event("meeting", LocalDateTime.parse("2026-06-11T21:00"), "UTC", Duration.ofMinutes(120));

        Event longer = after(show, new LiveAction.Extend(HALF_AN_HOUR), show.start());

        assertEquals(names(show), names(longer));
        assertEquals(PhaseTemplates.of("meeting", show.start(), longer.end()), longer.phases());
    }

    @Test
    void endingNowLeavesOutTheRestAndBeginsTheExit() {
        Instant now = KICK_OFF.plus(Duration.ofMinutes(50));

        Event ended = after(MATCH, new LiveAction.EndNow(), now);

        assertEquals(now, ended.end());
        assertEquals(List.of("pre-show", "first-half", "half-time", "exit"), names(ended));
        assertEquals(now, ended.phases().get(2).end());
        assertEquals(now, ended.phases().get(3).start());
        assertEquals(EventState.APPROVED, ended.state(), "it is over only after its exit");
    }

    @Test
    void refusesToEndWhatHasNotStartedOrIsOver() {
        assertTrue(refused(new LiveAction.EndNow(), KICK_OFF).getMessage().contains("has not started"));
        assertTrue(refused(new LiveAction.EndNow(), MATCH.end()).getMessage().contains("already"));
    }

    @Test
    void isLiveByHandFromItsFirstPhaseOnAndOverByHandFromItsEndOn() {
        Instant doors = MATCH.phases().get(0).start();
        assertEquals(
                EventState.LIVE, after(MATCH, new LiveAction.GoLive(), doors).state());
        assertEquals(
                409,
                refused(new LiveAction.GoLive(), doors.minusSeconds(1))
                        .problem()
                        .status());
        Event live = MATCH.withState(EventState.LIVE);
        assertEquals(
                EventState.ENDED,
                after(live, new LiveAction.Close(), MATCH.end()).state());
        assertThrows(
                ProblemException.class,
                () -> new LiveAction.Close().applyTo(live, MATCH.end().minusSeconds(1)));
        assertEquals(409, refused(new LiveAction.Close(), MATCH.end()).problem().status());
    }

    @Test
    void refusesToExtendWhatIsOverWithItsExit() {
        Instant exitOver = Timetable.of(MATCH).until();

        assertTrue(refused(new LiveAction.Extend(HALF_AN_HOUR), exitOver)
                .getMessage()
                .contains("are over"));
    }

    @Test
    void refusesAnyActionOnACancelledEvent() {
        Event cancelled = MATCH.withState(EventState.CANCELLED);

        for (LiveAction action : List.of(
                new LiveAction.Delay(HALF_AN_HOUR),
                new LiveAction.Extend(HALF_AN_HOUR),
                new LiveAction.EndNow(),
                new LiveAction.Cancel())) {
            ProblemException refused =
                    assertThrows(ProblemException.class, () -> action.applyTo(cancelled, KICK_OFF.plus(HALF_AN_HOUR)));
            assertEquals(409, refused.problem().status());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Clocks go forward in Paris on 29 March 2026 at 02:00, back on 25 October at 03:00.
        "2026-03-28T23:00, Europe/Paris, 300",
        "2026-10-24T23:00, Europe/Paris, 300",
        "2026-03-08T00:30, America/New_York, 180",
        "2026-10-31T23:30, America/New_York, 180",
        "2026-04-05T00:30, Australia/Lord_Howe, 120",
        "2026-06-11T23:30, Asia/Kolkata, 45"
    })
    void anExtensionAcrossMidnightAndClockChangesIsExactlyAsLongAsAskedFor(String start, String zone, int minutes) {
        Event night = Nights.event("concert", LocalDateTime.parse(start), zone, Duration.ofMinutes(minutes));

        Event longer = after(night, new LiveAction.Extend(Duration.ofMinutes(60)), night.start());
        Event later = after(
                night,
                new LiveAction.Delay(Duration.ofMinutes(60)),
                night.start().minusSeconds(7200));

        assertEquals(Duration.ofMinutes(minutes + 60), Duration.between(longer.start(), longer.end()));
        assertEquals(Duration.ofMinutes(minutes), Duration.between(later.start(), later.end()));
        assertGapless(longer.phases());
        assertGapless(later.phases());
    }

    @Test
    void aWindowThatCrossesMidnightDoesNotStopThere() {
        Event night = Nights.event(
                "concert", LocalDateTime.parse("2026-12-31T22:00"), "America/Sao_Paulo", Duration.ofHours(5));

        Instant pastMidnight = LocalDateTime.parse("2027-01-01T01:00")
                .atZone(ZoneId.of("America/Sao_Paulo"))
                .toInstant();

        assertTrue(night.phases().stream().anyMatch(phase -> phase.covers(pastMidnight)));
    }

    @Test
    void knowsActionsByTheirNames() {
        assertEquals(new LiveAction.Extend(HALF_AN_HOUR), LiveAction.of("extend", 30));
        assertEquals(
                "action",
                assertThrows(ProblemException.class, () -> LiveAction.of("stop", 30))
                        .problem()
                        .field());
        assertEquals(
                "minutes",
                assertThrows(ProblemException.class, () -> LiveAction.of("delay", null))
                        .problem()
                        .field());
        assertEquals(
                "minutes",
                assertThrows(ProblemException.class, () -> LiveAction.of("delay", 0))
                        .problem()
                        .field());
        assertEquals(
                "minutes",
                assertThrows(ProblemException.class, () -> LiveAction.of("extend", 1441))
                        .problem()
                        .field());
    }

    private static Event after(Event event, LiveAction action, Instant now) {
        return Nights.as(event, action.applyTo(event, now));
    }

    private static ProblemException refused(LiveAction action, Instant now) {
        return assertThrows(ProblemException.class, () -> action.applyTo(MATCH, now));
    }

    private static List<String> names(Event event) {
        return event.phases().stream().map(Phase::name).toList();
    }

    private static void assertGapless(List<Phase> phases) {
        for (int i = 1; i < phases.size(); i++) {
            assertEquals(phases.get(i - 1).end(), phases.get(i).start());
        }
    }
}
