package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import dev.kickoff.transform.testing.RecordingActuator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;

/**
 * Whatever happens to hub, target and process, in any order: the floor never leaves the team's limits, is never lowered
 * by a plan that the hub has not confirmed, unless the hub is away and the plan's own time is over by the grace, and is
 * the plan's as soon as all is well again.
 */
class ReconcilePropertyTest {
    private static final Instant START = Instant.parse("2026-06-11T18:00:00Z");

    /** What happens before a cycle. */
    enum Happening {
        TIME_PASSES,
        DAY_PASSES,
        NEW_PLAN,
        OLD_PLAN,
        STRANGERS_PLAN,
        HUB_FAILS,
        HUB_RECOVERS,
        TARGET_UNREADABLE,
        TARGET_REFUSES,
        TARGET_FAILS,
        TARGET_FAILS_AFTER_ACTING,
        TARGET_THROWS,
        TARGET_RECOVERS,
        SOMEBODY_LOWERS,
        RESTART,
        NOTHING
    }

    /** @param number of units or minutes, whatever the happening needs */
    record Step(Happening happening, int number) {}

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void theFloorIsThePlansOnceAllIsWell(@ForAll("evenings") List<Step> steps, @ForAll("floors") int lastFloor)
            throws IOException {
        try (World world = new World()) {
            for (Step step : steps) {
                world.happens(step);
                world.runCycle();
            }
            world.heal();
            world.publish(lastFloor);
            world.runCycle();
            world.runCycle();

            assertEquals(
                    Math.min(Math.max(lastFloor, Library.TEAM_MINIMUM), Library.TEAM_MAXIMUM), world.target.floor());
        }
    }

    @Provide
    Arbitrary<List<Step>> evenings() {
        Arbitrary<Happening> happenings = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.of(Happening.class)),
                Tuple.of(3, Arbitraries.of(Happening.TIME_PASSES, Happening.NEW_PLAN, Happening.HUB_FAILS)));
        return happenings
                .flatMap(happening -> floors().map(number -> new Step(happening, number)))
                .list()
                .ofMinSize(5)
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<Integer> floors() {
        return Arbitraries.integers().between(0, 80).withDistribution(RandomDistribution.uniform());
    }

    private static final class World implements AutoCloseable {
        private final ManualClock clock = new ManualClock(START);
        private final FakeHub hub = FakeHub.start();
        private final FakeHub stranger = FakeHub.start();
        private final RecordingActuator target = new RecordingActuator(Library.TEAM_MINIMUM);
        private final FaultyActuator faulty = new FaultyActuator(target);
        private final Path folder;
        private Kickoff kickoff;
        private boolean hubFails;
        private boolean offersUnusable;
        private boolean refused;
        private int version;

        World() throws IOException {
            folder = Files.createTempDirectory("kickoff-property");
            kickoff = start();
        }

        private Kickoff start() {
            return Library.acting(hub, faulty, clock).backupDirectory(folder).build();
        }

        void runCycle() {
            int before = target.floor();
            kickoff.runOnce();
            int after = target.floor();
            assertTrue(after <= Library.TEAM_MAXIMUM, () -> "above the maximum: " + after);
            assertTrue(after >= Math.min(before, Library.TEAM_MINIMUM), () -> "below the minimum: " + after);
            if (!hubFails) {
                refused = offersUnusable;
            }
            assertTrue(
                    after >= before || !refused && (!hubFails || isOverdue(after)),
                    () -> "lowered from " + before + " to " + after + " without the hub");
        }

        /** Whether the plan in use has asked for no more than this since fifteen minutes. */
        private boolean isOverdue(int floor) {
            CapacityPlan plan = kickoff.plan().orElseThrow();
            Instant since = clock.instant().minus(Duration.ofMinutes(15));
            return !since.isBefore(plan.validFrom())
                    && clock.instant().isBefore(plan.validUntil())
                    && plan.floors().stream()
                            .filter(one ->
                                    one.until().isAfter(since) && !one.startAt().isAfter(clock.instant()))
                            .allMatch(one -> one.capacity() <= floor);
        }

        void happens(Step step) {
            switch (step.happening()) {
                case TIME_PASSES -> clock.advance(Duration.ofMinutes(step.number()));
                case DAY_PASSES -> clock.advance(Duration.ofDays(1));
                case NEW_PLAN -> publish(step.number());
                case OLD_PLAN -> publishOld(step.number());
                case STRANGERS_PLAN -> publishStrange(step.number());
                case HUB_FAILS -> fail(true);
                case HUB_RECOVERS -> fail(false);
                case TARGET_UNREADABLE -> faulty.becomes(FaultyActuator.Mode.UNREADABLE);
                case TARGET_REFUSES -> faulty.becomes(FaultyActuator.Mode.REFUSES);
                case TARGET_FAILS -> faulty.becomes(FaultyActuator.Mode.FAILS);
                case TARGET_FAILS_AFTER_ACTING -> faulty.becomes(FaultyActuator.Mode.FAILS_AFTER_ACTING);
                case TARGET_THROWS -> faulty.becomes(FaultyActuator.Mode.THROWS);
                case TARGET_RECOVERS -> faulty.becomes(FaultyActuator.Mode.WORKS);
                case SOMEBODY_LOWERS -> target.setFloor(Math.min(target.floor(), step.number()));
                case RESTART -> restart();
                case NOTHING -> {}
            }
        }

        private void fail(boolean failing) {
            hubFails = failing;
            if (failing) {
                hub.failWith(503);
            } else {
                hub.recover();
            }
        }

        private void restart() {
            kickoff.close();
            kickoff = start();
        }

        /** A plan with this floor for an hour, then one a third of it for another. */
        void publish(int floor) {
            version++;
            offersUnusable = false;
            hub.publish(plan(version, floor));
        }

        private void publishOld(int floor) {
            if (version > 1
                    && kickoff.plan().isPresent()
                    && kickoff.plan().get().version() == version) {
                offersUnusable = true;
                hub.publish(plan(version - 1, floor));
            }
        }

        private void publishStrange(int floor) {
            offersUnusable = true;
            hub.publishEnvelope(Plans.SERVICE, Plans.REGION, stranger.sign(plan(version + 1, floor)));
        }

        private CapacityPlan plan(int number, int floor) {
            return Plans.from(clock.instant())
                    .version(number)
                    .floor(floor, Duration.ofHours(1))
                    .floor(floor / 3, Duration.ofHours(1))
                    .build();
        }

        void heal() {
            fail(false);
            faulty.becomes(FaultyActuator.Mode.WORKS);
        }

        @Override
        public void close() throws IOException {
            kickoff.close();
            hub.close();
            stranger.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
