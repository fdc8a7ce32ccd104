package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Report.Action;
import dev.kickoff.schemas.Report.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether what was asked for has come true is proven, and said when it has not. */
class ProofTest extends LibraryTest {
    private static final Instant RAISED = SIX_PM.plus(HOUR);
    private static final Instant RELEASED = RAISED.plus(HOUR);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void findsCapacityLateOnceAndSaysWhenItIsReady() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        target.readAs(state -> CapacityState.of(state.floor(), state.desired(), Math.min(state.ready(), 26)));
        runAt(RAISED, kickoff);
        runAt(RAISED.plus(MINUTE), kickoff);
        runAt(RAISED.plus(MINUTE.multipliedBy(2)), kickoff);

        Finding late = only("late");
        assertEquals(RAISED, late.since());
        assertTrue(late.message().startsWith("26 of 30 are ready, due at " + RAISED), late::message);
        assertEquals(List.of(late), kickoff.status().findings());
        assertEquals(1, Collections.frequency(told.lines(), "found late"));
        assertEquals(
                1,
                told.lines().stream().filter(line -> line.startsWith("late ")).count());

        target.readAs(state -> state);
        runAt(RAISED.plus(MINUTE.multipliedBy(3)), kickoff);

        assertEquals(List.of(), lastReport().findings());
        assertEquals(1, Collections.frequency(told.lines(), "over late"));
    }

    @Test
    void doesNotCallCapacityLateBeforeItIsDue() {
        hub.publish(Plans.from(SIX_PM)
                .floor(4, HOUR)
                .floorReadyAfter(30, Duration.ofMinutes(10), HOUR)
                .build());
        Kickoff kickoff = started();
        target.readAs(state -> CapacityState.of(state.floor(), state.desired(), 4));

        runAt(RAISED.plus(MINUTE.multipliedBy(9)), kickoff);
        assertEquals(List.of(), lastReport().findings());

        runAt(RAISED.plus(MINUTE.multipliedBy(10)), kickoff);
        runAt(RAISED.plus(MINUTE.multipliedBy(11)), kickoff);
        assertEquals(RAISED.plus(MINUTE.multipliedBy(10)), only("late").since());
    }

    @Test
    void findsNothingLateWhileReadinessIsUnknown() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        target.readAs(state -> new CapacityState(state.floor(), state.desired(), null, null, null, null));

        runAt(RAISED.plus(MINUTE), kickoff);

        assertEquals(List.of(), lastReport().findings());
    }

    @Test
    void triesARaiseAgainThatHadNoEffect() {
        hub.publish(Plans.from(SIX_PM)
                .floorReadyAfter(30, Duration.ofMinutes(10), HOUR)
                .build());
        Kickoff kickoff = started();
        target.readAs(state -> CapacityState.of(state.floor(), 4, 4));

        runEveryMinute(SIX_PM, 5, kickoff);

        List<Action> actions = reportedActions();
        assertEquals(
                List.of(0, 2, 3, 5),
                actions.stream()
                        .map(action -> Duration.between(SIX_PM, action.at()).toMinutesPart())
                        .toList(),
                "after a minute without effect, then more and more rarely");
        assertEquals("again: the target asks for 4 only", actions.get(1).message());
        assertEquals(30, actions.get(1).to());
        assertTrue(actions.stream().allMatch(action -> action.kind().equals("raise-min")));
    }

    @Test
    void triesAtOnceWhenTimeRunsOut() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        target.readAs(state -> CapacityState.of(state.floor(), Math.min(state.desired(), 4), 4));
        runAt(RAISED, kickoff);

        runAt(RAISED.plusSeconds(15), kickoff);

        assertEquals(2, reportedActions().size(), "readyAt has passed, so no minute is waited for");
    }

    @Test
    void neverSetsAMinimumAgainThatIsNotItsOwn() {
        hub.publish(evening(1));
        target.setFloor(30);
        Kickoff kickoff = started();
        target.readAs(state -> CapacityState.of(state.floor(), 4, 4));

        runEveryMinute(RAISED, 10, kickoff);

        assertEquals(List.of(), target.changes());
    }

    @Test
    void findsCapacityThatIsNotReleasedAndNeverActsOnIt() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        target.readAs(state -> CapacityState.of(state.floor(), 30, 30));
        runAt(RAISED, kickoff);
        runAt(RELEASED, kickoff);
        runAt(RELEASED.plus(MINUTE.multipliedBy(44)), kickoff);
        assertEquals(List.of(), lastReport().findings());

        runAt(RELEASED.plus(MINUTE.multipliedBy(45)), kickoff);

        String message = only("not-released").message();
        assertTrue(message.startsWith("30 are still asked for"), message);
        assertTrue(message.contains("from 30 to 6"), message);
        assertEquals(2, reportedActions().size());

        target.readAs(state -> CapacityState.of(state.floor(), 29, 29));
        runAt(RELEASED.plus(MINUTE.multipliedBy(46)), kickoff);
        assertEquals(List.of(), lastReport().findings());
    }

    @Test
    void expectsEveryStepDownToBeReleased() {
        hub.publish(Plans.from(SIX_PM)
                .floor(60, HOUR)
                .floor(30, Duration.ofMinutes(20))
                .floor(10, HOUR.multipliedBy(2))
                .build());
        Kickoff kickoff = started();
        target.readAs(state -> CapacityState.of(state.floor(), 45, 45));

        runAt(SIX_PM, kickoff);
        runAt(RAISED, kickoff);
        runAt(RAISED.plus(MINUTE.multipliedBy(20)), kickoff);
        runAt(RAISED.plus(MINUTE.multipliedBy(64)), kickoff);
        assertEquals(List.of(), lastReport().findings());
        runAt(RAISED.plus(MINUTE.multipliedBy(65)), kickoff);

        assertTrue(only("not-released").message().contains("from 30 to 10"));
    }

    @Test
    void findsDriftThatIsRepeatedAndAdvisesAgainstIt() {
        hub.publish(Plans.from(SIX_PM).floor(30, HOUR.multipliedBy(48)).build());
        Kickoff kickoff = open(Library.acting(hub, new Advising(target), clock).listener(told));
        runAt(SIX_PM, kickoff);
        runAt(SIX_PM, kickoff);
        drift(SIX_PM.plus(MINUTE), kickoff);
        assertEquals(List.of(), lastReport().findings());

        drift(SIX_PM.plus(HOUR), kickoff);

        assertEquals(
                "somebody lowered the minimum 2 times within PT24H; Kickoff raised it again. ignore_changes = [min]",
                only("drift").message());
        runAt(SIX_PM.plus(HOUR.multipliedBy(26)), kickoff);
        assertEquals(List.of(), lastReport().findings());
    }

    @Test
    void findsATargetThatStaysUnreadable() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        target.readAs(state -> CapacityState.unknown("access denied"));
        runAt(SIX_PM, kickoff);
        assertEquals(List.of(), lastReport().findings(), "one bad read is nothing to call people for");

        runAt(SIX_PM.plus(MINUTE.multipliedBy(5)), kickoff);

        assertEquals(new Finding("target-problem", SIX_PM, "access denied"), only("target-problem"));
    }

    @Test
    void findsRaisesThatStayRefusedOrKeepFailing() {
        hub.publish(evening(1));
        FaultyActuator faulty = new FaultyActuator(target);
        Kickoff kickoff = open(Library.acting(hub, faulty, clock).listener(told));
        faulty.becomes(FaultyActuator.Mode.FAILS);
        runEveryMinute(RAISED, 5, kickoff);
        assertTrue(found("failing").message().endsWith("as the test asked"));

        faulty.becomes(FaultyActuator.Mode.REFUSES);
        runEveryMinute(RAISED.plus(MINUTE.multipliedBy(6)), 5, kickoff);
        assertTrue(found("refused").message().startsWith("raise-min from 4 to 30"));

        faulty.becomes(FaultyActuator.Mode.WORKS);
        runAt(RAISED.plus(MINUTE.multipliedBy(15)), kickoff);
        runAt(RAISED.plus(MINUTE.multipliedBy(16)), kickoff);
        assertEquals(List.of(), lastReport().findings());
    }

    @Test
    void takesTheServicesOwnWordForWhatIsReady() {
        hub.publish(evening(1));
        Kickoff kickoff = open(Library.acting(hub, target, clock).readiness(state -> Readiness.Reading.of(3)));

        kickoff.runOnce();

        assertEquals(3, lastReport().readyCapacity());
        assertEquals(4, lastReport().desiredCapacity());
    }

    @Test
    void anUnreadableReadinessIsUnknownAndHindersNothing() {
        hub.publish(evening(1));
        Kickoff kickoff = open(Library.acting(hub, target, clock).readiness(state -> {
            throw new IllegalStateException("no such target group");
        }));

        assertFloorAt(RAISED, 30, kickoff);

        assertNull(lastReport().readyCapacity());
        assertEquals(
                "the readiness check threw java.lang.IllegalStateException: no such target group",
                kickoff.status().capacity().problem());
    }

    private void drift(Instant at, Kickoff kickoff) {
        target.setFloor(4);
        runAt(at, kickoff);
        runAt(at.plusSeconds(1), kickoff);
    }

    private Finding found(String kind) {
        return lastReport().findings().stream()
                .filter(finding -> finding.kind().equals(kind))
                .findFirst()
                .orElseThrow(() ->
                        new AssertionError("no " + kind + " in " + lastReport().findings()));
    }

    /** The finding of the last report, of which there is one. */
    private Finding only(String kind) {
        List<Finding> all = lastReport().findings();
        assertEquals(List.of(kind), all.stream().map(Finding::kind).toList(), all::toString);
        return all.get(0);
    }

    private void runAt(Instant at, Kickoff kickoff) {
        clock.set(at);
        kickoff.runOnce();
    }

    /** From the start to so many minutes after it, both included. */
    private void runEveryMinute(Instant start, int minutes, Kickoff kickoff) {
        for (int minute = 0; minute <= minutes; minute++) {
            runAt(start.plus(MINUTE.multipliedBy(minute)), kickoff);
        }
    }

    /** A target whose owners can be advised. */
    private record Advising(Actuator inside) implements Actuator {
        @Override
        public String target() {
            return inside.target();
        }

        @Override
        public CapacityState read() {
            return inside.read();
        }

        @Override
        public ActuatorResult raiseFloor(FloorChange change) {
            return inside.raiseFloor(change);
        }

        @Override
        public ActuatorResult lowerFloor(FloorChange change) {
            return inside.lowerFloor(change);
        }

        @Override
        public String driftAdvice() {
            return "ignore_changes = [min]";
        }
    }
}
