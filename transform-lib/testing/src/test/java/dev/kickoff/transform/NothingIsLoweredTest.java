package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.transform.testing.FakeHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Zero floors are lowered on missing, stale, unsigned or older data. Each test begins with a floor that was raised from 4 to
 * 30 by a plan that goes down to 6 at eight, and would be lowered then if all were well; the last tests show that it is.
 */
class NothingIsLoweredTest extends LibraryTest {
    private static final Instant EIGHT_PM = SIX_PM.plus(Duration.ofHours(2));
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final Instant OVERDUE = EIGHT_PM.plus(GRACE);

    private Kickoff kickoff;

    @BeforeEach
    void raised() {
        hub.publish(evening(2));
        kickoff = started();
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
    }

    @Test
    void onMissingDataWhenThereIsNoPlanAtAll() throws IOException {
        Files.delete(folder.resolve("video-edge.eu-west-3.plan.json"));
        hub.stop();
        restarted();

        assertHeld();
        assertEquals(0, kickoff.plan().stream().count());
    }

    @Test
    void onMissingDataWhenTheHubKnowsNoPlan() {
        hub.failWith(404);

        assertHeld();
    }

    @Test
    void onMissingDataWhenTheHubDeniesAccess() {
        for (int status : List.of(401, 403)) {
            hub.failWith(status);
            assertHeld();
        }
    }

    @Test
    void onMissingDataWhenTheTargetCannotBeRead() {
        target.readAs(state -> CapacityState.unknown("access denied"));

        assertHeld();
    }

    @Test
    void onMissingDataAboutWhoRaisedIt() throws IOException {
        Files.delete(folder.resolve("video-edge.eu-west-3.raised.json"));
        restarted();

        assertHeld();
    }

    @Test
    void onStaleDataWhenTheHubConfirmsAnExpiredPlan() {
        assertFloorAt(SIX_PM.plus(Duration.ofDays(1)), 30, kickoff);
        assertTrue(kickoff.status().stale());
    }

    @Test
    void onStaleDataWhenTheHubIsAway() {
        hub.stop();

        assertFloorAt(SIX_PM.plus(Duration.ofDays(1)), 30, kickoff);
    }

    @Test
    void onUnsignedData() {
        hub.publishEnvelope(
                Plans.SERVICE,
                Plans.REGION,
                "{\"payloadType\":\"application/vnd.kickoff.plan.v1+json\",\"payload\":\"e30=\",\"signatures\":[]}");

        assertHeld();
    }

    @Test
    void onDataThatAStrangerSigned() {
        try (FakeHub stranger = FakeHub.start()) {
            hub.publishEnvelope(Plans.SERVICE, Plans.REGION, stranger.sign(low(3)));

            assertHeld();
        }
    }

    @Test
    void onBrokenData() {
        hub.publishEnvelope(Plans.SERVICE, Plans.REGION, "<html>a captive portal</html>");

        assertHeld();
    }

    @Test
    void onOlderDataWhenTheHubOffersIt() {
        hub.publish(low(1));

        assertHeld();
    }

    @Test
    void onOlderDataWhenTheHubOfferedSomethingElseAndThenWentAway() {
        hub.publishEnvelope(Plans.SERVICE, Plans.REGION, "<html>perhaps a newer plan</html>");
        kickoff.runOnce();
        hub.stop();

        assertHeld();
    }

    @Test
    void onOlderDataWhenTheHubOfferedSomethingElseBeforeARestart() {
        hub.publishEnvelope(Plans.SERVICE, Plans.REGION, "<html>perhaps a newer plan</html>");
        kickoff.runOnce();
        hub.stop();
        restarted();

        assertHeld();
    }

    @Test
    void onOlderDataThanWhatRaisedIt() throws IOException {
        hub.publish(
                Plans.from(SIX_PM).version(3).floor(30, HOUR.multipliedBy(4)).build());
        kickoff.runOnce();
        target.setFloor(4);
        kickoff.runOnce();
        // The backup of an older plan, as from a snapshot of the disk.
        Path raised = folder.resolve("video-edge.eu-west-3.raised.json");
        byte[] byVersionThree = Files.readAllBytes(raised);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        hub.publish(evening(2));
        kickoff.close();
        started().runOnce();
        Files.write(raised, byVersionThree);
        hub.stop();
        restarted();

        assertHeld();
    }

    /** CONTRACT-15: being the one who acts is no leave to lower. */
    @Test
    void onTheStrengthOfALeaseAlone() {
        try (FakeHub withLeases = FakeHub.start(clock)) {
            withLeases.publishEnvelope(Plans.SERVICE, Plans.REGION, hub.sign(evening(2)));
            kickoff.close();
            kickoff = open(Library.acting(withLeases, target, clock)
                    .trustKey(hub.keyId(), hub.publicKey())
                    .backupDirectory(folder));
            kickoff.runOnce();
            withLeases.publishEnvelope(Plans.SERVICE, Plans.REGION, "{}");

            assertHeld();
            assertEquals(Turn.By.LEASE, kickoff.status().turn().by());
        }
    }

    @Test
    void beforeTheGraceIsOverWhenTheHubIsAway() {
        hub.stop();

        assertFloorAt(EIGHT_PM, 30, kickoff);
        assertFloorAt(OVERDUE.minusSeconds(1), 30, kickoff);
        assertTrue(told.lines().contains("lower-min 30>6 REFUSED"), told.lines()::toString);
    }

    @Test
    void butByTheCachedPlanOnceTheGraceIsOver() {
        hub.stop();

        assertFloorAt(OVERDUE, 6, kickoff);
    }

    @Test
    void butByTheCachedPlanAfterARestartAndBehindAProxyThatIsStillThere() {
        for (int status : List.of(500, 502, 503, 504, 429)) {
            hub.failWith(status);
            target.setFloor(30);
            restarted();
            assertFloorAt(OVERDUE, 6, kickoff);
            clock.set(SIX_PM.plus(HOUR));
            target.setFloor(4);
            assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
        }
    }

    @Test
    void butInStepsThatEachWaitForTheGrace() {
        hub.publish(Plans.from(EIGHT_PM)
                .version(3)
                .floor(30, Duration.ofMinutes(20))
                .floor(20, Duration.ofMinutes(10))
                .floor(10, HOUR)
                .build());
        assertFloorAt(EIGHT_PM, 30, kickoff);
        hub.stop();

        Instant end = EIGHT_PM.plus(Duration.ofMinutes(20));
        assertFloorAt(end.plus(Duration.ofMinutes(14)), 30, kickoff);
        assertFloorAt(end.plus(Duration.ofMinutes(15)), 20, kickoff);
        assertFloorAt(end.plus(Duration.ofMinutes(24)), 20, kickoff);
        assertFloorAt(end.plus(Duration.ofMinutes(25)), 10, kickoff);
    }

    @Test
    void butAtOnceWhenTheHubConfirmsThePlan() {
        assertFloorAt(EIGHT_PM, 6, kickoff);
    }

    private void assertHeld() {
        assertFloorAt(EIGHT_PM, 30, kickoff);
        assertFloorAt(OVERDUE, 30, kickoff);
        assertFloorAt(OVERDUE.plus(GRACE), 30, kickoff);
    }

    private void restarted() {
        kickoff.close();
        kickoff = started();
    }

    private static CapacityPlan low(long version) {
        return Plans.from(SIX_PM)
                .version(version)
                .floor(4, HOUR.multipliedBy(5))
                .build();
    }
}
