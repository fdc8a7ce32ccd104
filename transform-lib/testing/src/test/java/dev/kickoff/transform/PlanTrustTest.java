package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.testing.FakeHub;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Only a newer plan for this service, signed by a pinned key, replaces the plan in use. */
class PlanTrustTest extends LibraryTest {
    @Test
    void refusesAPlanThatAnotherKeySigned() {
        try (FakeHub stranger = FakeHub.start()) {
            offer(stranger.sign(evening(1)));
        }
        assertRefused("is not one of a trusted key [fake-hub]");
    }

    @Test
    void refusesAPlanThatWasChangedAfterSigning() {
        String envelope = hub.sign(evening(1));
        int payload = envelope.indexOf("\"payload\":\"") + 20;
        char changed = envelope.charAt(payload) == 'A' ? 'B' : 'A';
        offer(envelope.substring(0, payload) + changed + envelope.substring(payload + 1));

        assertRefused("is not one of a trusted key");
    }

    @Test
    void refusesAnUnsignedPlan() {
        offer("{\"payloadType\":\"application/vnd.kickoff.plan.v1+json\",\"payload\":\"e30=\",\"signatures\":[]}");

        assertRefused("signatures '0' must hold at least one signature");
    }

    @Test
    void refusesAPlanForAnotherService() {
        offer(hub.sign(Plans.from(SIX_PM).service("checkout").floor(30, HOUR).build()));

        assertRefused("the plan is for checkout in eu-west-3, this is video-edge in eu-west-3");
    }

    @Test
    void refusesWhatIsNotAPlan() {
        offer("<html>a captive portal</html>");

        assertRefused("the plan cannot be read");
    }

    @Test
    void keepsThePlanBeforeARefusedOneAndHoldsItsFloor() {
        hub.publish(evening(2));
        Kickoff kickoff = started();
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);

        offer("{}");
        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, kickoff);

        assertEquals(2, kickoff.plan().orElseThrow().version());
    }

    @Test
    void refusesAnOlderPlan() {
        hub.publish(evening(2));
        Kickoff kickoff = started();
        kickoff.runOnce();

        hub.publish(Plans.from(SIX_PM).version(1).floor(50, HOUR).build());
        assertFloorAt(SIX_PM, 4, kickoff);

        assertEquals(2L, kickoff.status().planVersion());
        assertTrue(
                told.lines().stream().anyMatch(line -> line.startsWith("refused: version 1 is older than version 2")),
                told.lines()::toString);
    }

    @Test
    void refusesADifferentPlanWithTheSameVersion() {
        hub.publish(evening(2));
        Kickoff kickoff = started();
        kickoff.runOnce();

        hub.publish(Plans.from(SIX_PM).version(2).floor(50, HOUR).build());

        assertFloorAt(SIX_PM, 4, kickoff);
        assertEquals(
                LibraryError.Kind.PLAN_REFUSED, kickoff.status().lastError().kind());
    }

    @Test
    void takesANewerPlanAtOnce() {
        hub.publish(evening(2));
        Kickoff kickoff = started();
        kickoff.runOnce();

        hub.publish(Plans.from(SIX_PM).version(3).floor(50, HOUR).build());

        assertFloorAt(SIX_PM, 50, kickoff);
    }

    @Test
    void tellsARefusalOnceAndNotInEveryCycle() {
        Kickoff kickoff = started();
        offer("{}");
        kickoff.runOnce();
        kickoff.runOnce();

        assertEquals(
                1,
                told.lines().stream().filter(line -> line.startsWith("refused")).count());
    }

    private void offer(String envelope) {
        hub.publishEnvelope(Plans.SERVICE, Plans.REGION, envelope);
    }

    private void assertRefused(String reason) {
        Kickoff kickoff = started();
        assertFloorAt(SIX_PM.plus(HOUR), 4, kickoff);
        assertEquals(Optional.empty(), kickoff.plan());
        LibraryError error = kickoff.status().lastError();
        assertEquals(LibraryError.Kind.PLAN_REFUSED, error.kind());
        assertTrue(error.message().contains(reason), error.message());
        assertTrue(told.lines().contains("refused: " + error.message()), told.lines()::toString);
    }
}
