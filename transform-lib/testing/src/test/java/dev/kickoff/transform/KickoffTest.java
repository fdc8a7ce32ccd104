package dev.kickoff.transform;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Report;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Starting, waiting, closing, and a host that misbehaves. */
@Timeout(60)
class KickoffTest extends LibraryTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void buildingDoesNothing() {
        hub.publish(evening(1));
        Kickoff kickoff = started();

        assertEquals(List.of(), hub.requests());
        assertNull(kickoff.status().lastCycleAt());
        assertFalse(threadNames().contains("kickoff-video-edge"));
    }

    @Test
    void followsThePlanOnItsOwnOnceStarted() {
        hub.publish(evening(1));
        clock.set(SIX_PM.plus(HOUR));
        Kickoff kickoff = open(Library.acting(hub, target, clock).pollInterval(Duration.ofMillis(50)));
        kickoff.start();

        assertTrue(kickoff.awaitFirstPlan(LONG));
        await().until(() -> target.floor() == 30);
        assertTrue(threadNames().contains("kickoff-video-edge"));

        clock.set(SIX_PM.plus(HOUR).plus(HOUR));
        await().until(() -> target.floor() == 6);
    }

    @Test
    void startsWithoutWaitingForAHubThatIsDown() {
        hub.stop();
        Kickoff kickoff = started();

        assertTimeoutPreemptively(Duration.ofSeconds(5), kickoff::start);
        assertFalse(kickoff.awaitFirstPlan(Duration.ofMillis(20)));
    }

    @Test
    void closingLeavesTheFloorAndLetsThoseGoWhoWait() {
        Kickoff kickoff = started();
        kickoff.start();
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> kickoff.awaitFirstPlan(LONG));
        target.setFloor(30);

        kickoff.close();

        assertFalse(waiting.join());
        assertEquals(30, target.floor());
        await().until(() -> !threadNames().contains("kickoff-video-edge"));
        assertThrows(IllegalStateException.class, kickoff::runOnce);
        assertThrows(IllegalStateException.class, kickoff::start);
    }

    @Test
    void aListenerThatThrowsDisturbsNothing() {
        hub.publish(evening(1));
        Kickoff kickoff = open(Library.acting(hub, target, clock)
                .listener(new PlanListener() {
                    @Override
                    public void onPlanAccepted(CapacityPlan plan, Report.PlanSource source) {
                        throw new IllegalStateException("as the test asked");
                    }

                    @Override
                    public void onAction(Report.Action action) {
                        throw new NoClassDefFoundError("as the test asked");
                    }
                })
                .listener(told));

        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
        assertTrue(told.lines().contains("accepted 1 from HUB"), "the next listener is told all the same");
    }

    @Test
    void aBugInTheActuatorIsAFailureAndNotTheEnd() {
        hub.publish(evening(1));
        Actuator buggy = new Actuator() {
            @Override
            public String target() {
                return "buggy";
            }

            @Override
            public CapacityState read() {
                return CapacityState.of(4, 4, 4);
            }

            @Override
            public ActuatorResult raiseFloor(FloorChange change) {
                throw new StackOverflowError("as the test asked");
            }

            @Override
            public ActuatorResult lowerFloor(FloorChange change) {
                throw new IllegalStateException("as the test asked");
            }
        };
        clock.set(SIX_PM.plus(HOUR));
        Kickoff kickoff = open(Library.acting(hub, buggy, clock));

        kickoff.runOnce();
        kickoff.runOnce();

        assertEquals(LibraryError.Kind.UNEXPECTED, kickoff.status().lastError().kind());
        assertEquals(2, hub.reports().size());
    }

    private static List<String> threadNames() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }
}
