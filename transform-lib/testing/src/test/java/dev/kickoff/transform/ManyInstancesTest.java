package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import dev.kickoff.transform.testing.SimulatedFleet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Many instances of one service on one simulated target and one clock. The budget that README states, at the poll interval
 * of these tests: one read for each poll interval while the hub is up, two while it is not, and a second look by another
 * instance every ten minutes; writes come on top, one or two for each change of the floor.
 */
class ManyInstancesTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");
    private static final Duration POLL = Duration.ofSeconds(30);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int POLLS_PER_HOUR = 120;
    private static final int SECOND_LOOKS_PER_HOUR = 6;
    private static final int WRITES = 8;

    private final ManualClock clock = new ManualClock(SIX_PM);
    private final SimulatedFleet fleet = new SimulatedFleet("video-edge", 50, 200, Duration.ofMinutes(2), clock);
    private final CountingActuator target = new CountingActuator(fleet);
    private final List<Kickoff> instances = new ArrayList<>();
    private FakeHub hub;
    private int started;

    @BeforeEach
    void startHub() {
        hub = FakeHub.start(clock);
    }

    @AfterEach
    void closeAll() {
        instances.forEach(Kickoff::close);
        hub.close();
    }

    @Test
    void fiftyInstancesMakeTheCallsOfOneAndTheFloorIsRight() {
        hub.publish(Plans.from(SIX_PM)
                .floor(50, Duration.ofMinutes(5))
                .floor(120, Duration.ofMinutes(10))
                .floor(50, HOUR)
                .build());
        scaleTo(50);

        passing(Duration.ofMinutes(10));
        assertEquals(120, fleet.minimum());
        passing(Duration.ofMinutes(10));

        assertEquals(50, fleet.minimum());
        int budget = POLLS_PER_HOUR * 20 / 60 + SECOND_LOOKS_PER_HOUR + WRITES;
        assertTrue(target.calls() <= budget, target.calls() + " calls, the budget is " + budget);
        assertEquals(2, target.writes());
    }

    @Test
    void oneReadsTheTargetAndTheOthersFollowThePlanAndReport() {
        hub.publish(Plans.from(SIX_PM).floor(50, HOUR).build());
        scaleTo(5);
        passing(POLL.multipliedBy(2));

        assertEquals(
                1, instances.stream().filter(one -> one.status().turn().ours()).count());
        for (Kickoff one : instances) {
            Status status = one.status();
            assertEquals(Turn.By.LEASE, status.turn().by());
            assertEquals(50, status.floorInForce());
            assertEquals(Report.PlanSource.HUB, status.source());
        }
        List<Report> last =
                hub.reports().subList(hub.reports().size() - 5, hub.reports().size());
        assertEquals(
                1,
                last.stream().filter(report -> report.readyCapacity() != null).count());
        assertEquals(
                5, last.stream().filter(report -> report.floorInForce() != null).count());
    }

    @Test
    void aHolderThatDiesIsReplacedWithinAMinute() {
        hub.publish(Plans.from(SIX_PM)
                .floor(50, Duration.ofMinutes(5))
                .floor(80, HOUR)
                .build());
        scaleTo(10);
        passing(Duration.ofMinutes(5).minus(POLL));
        Kickoff holder = instances.stream()
                .filter(one -> one.status().turn().ours())
                .findFirst()
                .orElseThrow();
        instances.remove(holder);
        holder.close();

        passing(Duration.ofMinutes(1));

        assertEquals(80, fleet.minimum());
    }

    @Test
    void aHolderThatCannotReadTheTargetGivesTheLeaseToAnother() {
        hub.publish(Plans.from(SIX_PM).floor(80, HOUR).build());
        Actuator withoutRights = new CountingActuator(fleet) {
            @Override
            public CapacityState read() {
                return CapacityState.unknown("access denied");
            }
        };
        start(withoutRights);
        start(target);

        passing(Duration.ofMinutes(3));

        assertEquals(80, fleet.minimum());
    }

    /** The hub dies before the raise: the instances take turns, and a needed raise waits for the next slot of two polls. */
    @Test
    void withoutTheHubTheyTakeTurnsAndTheFloorFollowsThePlan() {
        hub.publish(Plans.from(SIX_PM)
                .floor(50, Duration.ofMinutes(6))
                .floor(120, Duration.ofMinutes(4))
                .floor(50, HOUR)
                .build());
        scaleTo(50);
        passing(Duration.ofMinutes(3));
        hub.stop();
        int before = target.calls();

        passing(Duration.ofMinutes(3).plus(POLL.multipliedBy(3)));
        assertEquals(120, fleet.minimum(), "raised within a slot and a poll");
        passing(Duration.ofMinutes(4).plus(Duration.ofMinutes(15)));

        assertEquals(50, fleet.minimum(), "released, by the grace later");
        int budget = 2 * POLLS_PER_HOUR * 23 / 60 + WRITES;
        assertTrue(target.calls() - before <= budget, target.calls() - before + " calls, the budget is " + budget);
        assertEquals(Turn.By.CLOCK, instances.get(0).status().turn().by());
    }

    /** With the hub gone the fleet doubles and then shrinks to four; those that come know no plan and do nothing. */
    @Test
    void instancesThatComeAndGoWithoutTheHubKeepTheBudgetAndTheFloor() {
        hub.publish(Plans.from(SIX_PM)
                .floor(12, Duration.ofMinutes(10))
                .floor(24, Duration.ofMinutes(10))
                .floor(4, Duration.ofMinutes(35))
                .floor(40, HOUR)
                .build());
        fleet.setMinimum(4);
        fleet.reactiveTarget(12);
        scaleTo(12);
        passing(Duration.ofMinutes(5));
        hub.stop();
        int before = target.calls();

        passing(Duration.ofMinutes(7));
        assertEquals(24, fleet.minimum());
        scaleTo(24);
        passing(Duration.ofMinutes(25));
        assertEquals(4, fleet.minimum());
        fleet.reactiveTarget(4);
        while (instances.size() > 4) {
            instances.remove(instances.size() - 1).close();
        }
        passing(Duration.ofMinutes(18));
        assertEquals(4, fleet.minimum());
        passing(Duration.ofMinutes(3));

        assertEquals(40, fleet.minimum());
        int budget = 2 * POLLS_PER_HOUR * 53 / 60 + WRITES;
        assertTrue(target.calls() - before <= budget, target.calls() - before + " calls, the budget is " + budget);
    }

    @Test
    void anInstanceAloneActsInEveryCycleWithAndWithoutLeases() {
        for (FakeHub one : List.of(hub, FakeHub.start())) {
            one.publish(Plans.from(SIX_PM).floor(50, HOUR).build());
            CountingActuator own = new CountingActuator(fleet);
            try (Kickoff alone =
                    Library.acting(one, own, clock).maxCapacity(200).build()) {
                for (int cycle = 0; cycle < 10; cycle++) {
                    alone.runOnce();
                    clock.advance(POLL);
                }
                one.stop();
                for (int cycle = 0; cycle < 10; cycle++) {
                    alone.runOnce();
                    clock.advance(POLL);
                }
            }
            one.close();
            assertEquals(20, own.calls());
        }
    }

    @Test
    void oneThatIsToldToBeAloneActsBesideAHolderAndAsksForNoLease() {
        hub.publish(Plans.from(SIX_PM).floor(50, HOUR).build());
        start(target);
        passing(POLL);
        int leases = leasesAskedFor();
        CountingActuator own = new CountingActuator(fleet);
        try (Kickoff check =
                Library.dryRun(hub, own, clock).maxCapacity(200).alone().build()) {
            check.runOnce();
        }

        assertEquals(1, own.calls());
        assertEquals(leases, leasesAskedFor());
    }

    private int leasesAskedFor() {
        return (int) hub.requests().stream()
                .filter(request -> request.contains("/lease"))
                .count();
    }

    @Test
    void aDryRunBesideTheFleetDoesNotKeepItFromActing() {
        hub.publish(Plans.from(SIX_PM).floor(80, HOUR).build());
        instances.add(Library.dryRun(hub, target, clock)
                .maxCapacity(200)
                .instance("canary")
                .build());
        passing(POLL);
        start(target);
        passing(POLL);

        assertEquals(80, fleet.minimum());
    }

    @Test
    void whatOnlyOneInstanceKnowsToBeRaisedIsLoweredByThatOne() {
        hub.publish(Plans.from(SIX_PM)
                .floor(80, Duration.ofMinutes(5))
                .floor(50, HOUR)
                .build());
        Actuator forgetful = new CountingActuator(fleet) {
            @Override
            public CapacityState read() {
                CapacityState state = super.read();
                return new CapacityState(state.floor(), state.desired(), state.ready(), state.ceiling(), null, null);
            }
        };
        start(forgetful);
        passing(POLL);
        assertEquals(80, fleet.minimum());
        start(forgetful);
        // The first sleeps until its lease has gone to the second.
        Kickoff first = instances.remove(0);
        passing(Duration.ofMinutes(6));
        assertEquals(80, fleet.minimum(), "the second did not raise it");
        assertTrue(instances.get(0).status().turn().ours());

        first.runOnce();

        assertEquals(50, fleet.minimum());
        assertEquals(Turn.By.OWN_RAISE, first.status().turn().by());
        first.close();
    }

    @Test
    void theStatusOfAnInstanceThatNeverReadSaysSo() {
        hub.publish(Plans.from(SIX_PM).floor(50, HOUR).build());
        scaleTo(2);
        passing(POLL);

        assertNotNull(instances.get(0).status().capacity());
        assertFalse(instances.get(1).status().turn().ours());
        assertNull(instances.get(1).status().capacity());
    }

    private void scaleTo(int count) {
        while (instances.size() < count) {
            start(target);
        }
    }

    private void start(Actuator actuator) {
        instances.add(Library.acting(hub, actuator, clock)
                .maxCapacity(200)
                .pollInterval(POLL)
                .instance("i-" + started++)
                .build());
    }

    /** All instances have a cycle in each poll interval, as their loops would. */
    private void passing(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            instances.forEach(Kickoff::runOnce);
            clock.advance(POLL);
        }
    }
}
