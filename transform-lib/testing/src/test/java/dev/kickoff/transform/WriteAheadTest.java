package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Report.Action;
import dev.kickoff.schemas.Report.Action.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The floors of the next hours are left with the platform, which carries on when everything of ours is down. */
class WriteAheadTest extends LibraryTest {
    private static final Instant RAISED = SIX_PM.plus(HOUR);
    private static final Instant RELEASED = RAISED.plus(HOUR);
    private static final Instant RELEASED_BY_PLATFORM = RELEASED.plus(Duration.ofMinutes(15));
    private static final List<ScheduledFloor> EVENING =
            List.of(new ScheduledFloor(RAISED, 30), new ScheduledFloor(RELEASED_BY_PLATFORM, 6));

    private final SimulatedPlatform platform = new SimulatedPlatform(clock);

    private Kickoff acting() {
        return open(Library.acting(hub, platform, clock).backupDirectory(folder).listener(told));
    }

    private Kickoff ran(Kickoff kickoff) {
        kickoff.runOnce();
        return kickoff;
    }

    @Test
    void thePlatformRaisesAndReleasesWithHubAndLibraryDown() {
        hub.publish(evening(1));
        ran(acting()).close();
        hub.stop();

        platform.runTo(RAISED);
        assertEquals(30, platform.floor());
        platform.runTo(RELEASED_BY_PLATFORM);
        assertEquals(6, platform.floor());
    }

    @Test
    void whatThePlatformRaisedIsLoweredByALibraryThatComesBack() {
        hub.publish(evening(1));
        ran(acting()).close();
        platform.runTo(RAISED.plusSeconds(30));

        Kickoff back = ran(acting());
        assertEquals(30, platform.floor());

        clock.set(RELEASED);
        ran(back);
        assertEquals(6, platform.floor());
    }

    @Test
    void whatThePlatformRaisedIsLoweredAlsoWhenThatFloorIsOverByThen() {
        hub.publish(evening(1));
        ran(acting()).close();
        platform.runTo(RELEASED);

        ran(acting());

        assertEquals(6, platform.floor());
    }

    @Test
    void measuresTheLeadTimeOfARaiseThatThePlatformMade() {
        hub.publish(evening(1));
        Kickoff kickoff = ran(acting());
        platform.target.readAs(state -> CapacityState.of(state.floor(), state.floor(), 7));
        platform.runTo(RAISED);
        ran(kickoff);

        platform.target.readAs(state -> state);
        clock.advance(Duration.ofMinutes(4));
        ran(kickoff);

        assertTrue(told.lines().contains("ready 30 after PT4M"), told.lines()::toString);
    }

    @Test
    void neverGoesBelowWhatWasThereBeforeTheFirstRaise() {
        platform.target.setFloor(10);
        hub.publish(evening(1));
        ran(acting());

        assertEquals(
                List.of(new ScheduledFloor(RAISED, 30), new ScheduledFloor(RELEASED_BY_PLATFORM, 10)),
                platform.entries());
    }

    @Test
    void neverGoesBelowAMinimumThatSomebodyElseHasSetSince() {
        hub.publish(evening(1));
        Kickoff kickoff = ran(acting());
        platform.runTo(RAISED);
        ran(kickoff);
        platform.target.setFloor(33);
        clock.advance(Duration.ofSeconds(15));
        ran(kickoff);

        assertEquals(List.of(), platform.entries());
        platform.runTo(RELEASED_BY_PLATFORM);
        ran(kickoff);
        assertEquals(33, platform.floor());
    }

    @Test
    void staysInsideTheTeamsLimits() {
        hub.publish(Plans.from(SIX_PM)
                .floor(30, HOUR)
                .floor(90, HOUR)
                .floor(0, HOUR)
                .build());
        ran(acting());

        assertEquals(
                List.of(
                        new ScheduledFloor(RAISED, Library.TEAM_MAXIMUM),
                        new ScheduledFloor(RELEASED_BY_PLATFORM, Library.TEAM_MINIMUM)),
                platform.entries());
    }

    @Test
    void writesOnceAndLooksAgainEveryFiveMinutes() {
        hub.publish(evening(1));
        Kickoff kickoff = acting();
        for (int cycle = 0; cycle < 4 * 30; cycle++) {
            ran(kickoff);
            clock.advance(Duration.ofSeconds(15));
        }

        assertEquals(6, platform.writes());
        assertEquals(1, actions().size());
    }

    @Test
    void anEntryWhoseTimeHasComeIsNoReasonToWrite() {
        hub.publish(evening(1));
        Kickoff kickoff = acting();
        clock.set(RAISED.minusSeconds(10));
        ran(kickoff);
        platform.runTo(RAISED);
        ran(kickoff);

        assertEquals(1, platform.writes());
    }

    @Test
    void aNewPlanIsWrittenAtOnce() {
        hub.publish(evening(1));
        Kickoff kickoff = ran(acting());
        hub.publish(Plans.from(SIX_PM).version(2).floor(4, HOUR).floor(50, HOUR).build());
        clock.advance(Duration.ofSeconds(15));
        ran(kickoff);

        assertEquals(List.of(new ScheduledFloor(RAISED, 50)), platform.entries());
    }

    @Test
    void aFailureIsToldOnceAndTriedAgainAfterAMinute() {
        hub.publish(evening(1));
        platform.answers(ActuatorResult.failed("Throttling"));
        Kickoff kickoff = ran(acting());
        clock.advance(Duration.ofSeconds(15));
        ran(kickoff);
        assertEquals(1, platform.writes());

        clock.advance(Duration.ofSeconds(45));
        ran(kickoff);
        platform.answers(ActuatorResult.applied());
        clock.advance(Duration.ofSeconds(60));
        ran(kickoff);

        assertEquals(EVENING, platform.entries());
        assertEquals(List.of(Outcome.FAILED, Outcome.APPLIED), actions());
        assertTrue(told.lines().contains("error WRITE_AHEAD"), told.lines()::toString);
    }

    @Test
    void aPauseByFileRemovesWhatWasWrittenAndItsEndPutsItBack() throws IOException {
        hub.publish(evening(1));
        Kickoff kickoff = ran(acting());
        assertEquals(EVENING, platform.entries());
        hub.stop();
        Path file = Files.createFile(folder.resolve("PAUSE"));

        clock.advance(Duration.ofSeconds(15));
        ran(kickoff);
        assertEquals(List.of(), platform.entries());

        Files.delete(file);
        clock.advance(Duration.ofSeconds(15));
        ran(kickoff);
        assertEquals(EVENING, platform.entries());
    }

    @Test
    void aPausedPlanRemovesWhatWasWritten() {
        hub.publish(evening(1));
        Kickoff kickoff = ran(acting());
        assertEquals(EVENING, platform.entries());

        CapacityPlan two = evening(2);
        hub.publish(new CapacityPlan(
                two.service(),
                two.region(),
                two.version(),
                two.issuedAt(),
                two.signal(),
                two.unit(),
                two.floors(),
                two.warnings(),
                two.provenance(),
                two.cost(),
                two.steps(),
                "load test by hand"));
        clock.advance(Duration.ofSeconds(15));
        ran(kickoff);

        assertEquals(List.of(), platform.entries());
    }

    @Test
    void anExpiredPlanNeitherWritesNorRemoves() {
        hub.publish(evening(1));
        clock.set(RELEASED.plus(HOUR));
        ran(acting());

        assertEquals(0, platform.writes());
    }

    @Test
    void withoutAPlanNothingIsWrittenOrRemoved() {
        ran(acting());

        assertEquals(0, platform.writes());
    }

    @Test
    void aTargetThatCannotBeReadIsNotWrittenTo() {
        hub.publish(evening(1));
        platform.target.readAs(state -> CapacityState.unknown("down"));
        ran(acting());

        assertEquals(0, platform.writes());
    }

    @Test
    void aPlanThatHasNotBegunIsWrittenAhead() {
        hub.publish(evening(1));
        clock.set(SIX_PM.minus(HOUR));
        ran(acting());

        assertEquals(EVENING, platform.entries());
    }

    @Test
    void aDryRunSaysOnceWhatItWouldWrite() {
        hub.publish(evening(1));
        Kickoff kickoff = open(Library.dryRun(hub, platform, clock).listener(told));
        ran(kickoff);
        clock.advance(Duration.ofMinutes(6));
        ran(kickoff);

        assertEquals(0, platform.writes());
        assertEquals(List.of(Outcome.WOULD_APPLY), actions());
        Action said = reportedActions().get(0);
        assertEquals(30, said.to());
        assertEquals("2 floors ahead: 30 at 2026-06-11T19:00:00Z 6 at 2026-06-11T20:15:00Z", said.message());
    }

    @Test
    void removesOnceWhatWasWrittenBeforeItWasSwitchedOff() {
        hub.publish(evening(1));
        ran(acting()).close();
        Kickoff without = open(
                Library.acting(hub, platform, clock).writeAhead(Duration.ZERO).listener(told));
        ran(without);
        clock.advance(Duration.ofMinutes(6));
        ran(without);

        assertEquals(List.of(), platform.entries());
        assertEquals(2, platform.writes());
    }

    @Test
    void refusesAHorizonThatIsNegativeOrLongerThanAWeek() {
        KickoffBuilder builder = Kickoff.builder();
        assertThrows(IllegalArgumentException.class, () -> builder.writeAhead(Duration.ofHours(-1)));
        assertThrows(IllegalArgumentException.class, () -> builder.writeAhead(Duration.ofDays(8)));
    }

    private List<Outcome> actions() {
        return reportedActions().stream()
                .filter(action -> action.kind().equals("write-ahead"))
                .map(Action::outcome)
                .toList();
    }
}
