package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import dev.kickoff.transform.testing.SimulatedFleet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is gone for a day of simulated time: every floor of the cached plan comes, and goes by the grace later. */
class HubDeadForADayTest {
    /** In a night in which the clocks change. */
    private static final Instant NOON = Instant.parse("2026-10-24T12:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration POLL = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofMinutes(15);
    /** Three instances take turns in slots of two polls. */
    private static final Duration LONGEST_WAIT = POLL.multipliedBy(3);

    private static final int INSTANCES = 3;

    @TempDir
    Path folder;

    private final ManualClock clock = new ManualClock(NOON);
    private final SimulatedFleet fleet = new SimulatedFleet("video-edge", 4, 60, Duration.ofMinutes(2), clock);
    private final CountingActuator target = new CountingActuator(fleet);
    private final List<Kickoff> instances = new ArrayList<>();

    @Test
    void everyFloorOfTheCachedPlanIsAppliedAndReleased() {
        CapacityPlan plan = Plans.from(NOON)
                .floor(4, Duration.ofHours(2))
                .floor(30, Duration.ofHours(1))
                .floor(12, Duration.ofMinutes(50))
                .floor(4, Duration.ofHours(4))
                .floor(20, Duration.ofMinutes(30))
                .floor(55, Duration.ofHours(2))
                .floor(25, Duration.ofMinutes(20))
                .floor(10, Duration.ofMinutes(20))
                .floor(4, Duration.ofHours(9))
                .floor(40, Duration.ofHours(1))
                .floor(4, Duration.ofHours(24))
                .build();
        try (FakeHub hub = FakeHub.start(clock)) {
            hub.publish(plan);
            for (int i = 0; i < INSTANCES; i++) {
                instances.add(start(hub, i));
            }
            passing(POLL.multipliedBy(2), plan);
            hub.stop();
            int before = target.calls();
            passing(DAY.dividedBy(2), plan);
            instances.set(1, restarted(hub, 1));
            passing(DAY.dividedBy(2), plan);

            int budget = 2 * 60 * 24 + 2 * plan.floors().size();
            assertTrue(target.calls() - before <= budget, target.calls() - before + " calls");
            assertEquals(4, fleet.minimum());
        } finally {
            instances.forEach(Kickoff::close);
        }
    }

    private Kickoff start(FakeHub hub, int number) {
        return Library.acting(hub, target, clock)
                .instance("i-" + number)
                .backupDirectory(folder.resolve("i-" + number))
                .pollInterval(POLL)
                .build();
    }

    private Kickoff restarted(FakeHub hub, int number) {
        instances.get(number).close();
        return start(hub, number);
    }

    private void passing(Duration time, CapacityPlan plan) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            instances.forEach(Kickoff::runOnce);
            check(plan);
            clock.advance(POLL);
        }
    }

    /** At least what was asked for a wait ago and still is, at most what was asked for at some time within grace and wait. */
    private void check(CapacityPlan plan) {
        Instant now = clock.instant();
        int least = Math.min(at(plan, now), at(plan, now.minus(LONGEST_WAIT)));
        int most = plan.floors().stream()
                .filter(floor -> floor.until().isAfter(now.minus(GRACE).minus(LONGEST_WAIT))
                        && !floor.startAt().isAfter(now))
                .mapToInt(Floor::capacity)
                .max()
                .orElseThrow();
        assertTrue(
                least <= fleet.minimum() && fleet.minimum() <= most,
                () -> now + ": the floor is " + fleet.minimum() + " and should be from " + least + " to " + most);
    }

    private static int at(CapacityPlan plan, Instant instant) {
        return plan.floorAt(instant).map(Floor::capacity).orElse(4);
    }
}
