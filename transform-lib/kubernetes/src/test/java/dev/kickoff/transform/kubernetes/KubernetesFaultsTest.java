package dev.kickoff.transform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the actuator makes of calls that go wrong on their way to the API server or back. */
class KubernetesFaultsTest {
    private static final String PATCH = "patch horizontalpodautoscalers/video-edge";
    private static final FloorChange RAISE = new FloorChange(4, 12, new RaisedFloor(4, 12, 7));

    private SimulatedCluster cluster;
    private KubernetesActuator actuator;

    @BeforeEach
    void start() {
        cluster = SimulatedCluster.withHpa(4, 20);
        actuator = cluster.actuator().callTimeout(Duration.ofMillis(400)).build();
    }

    @AfterEach
    void close() {
        cluster.close();
    }

    /** Time for calls that have to work. */
    private KubernetesActuator patient() {
        return cluster.actuator().callTimeout(Duration.ofSeconds(30)).build();
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadIsUnknown(ApiFault fault) {
        cluster.server().fail("get", fault);

        CapacityState state = actuator.read();

        assertNull(state.floor());
        assertNull(state.ready());
        assertTrue(
                state.problem()
                        .startsWith("cannot read HorizontalPodAutoscaler 'video-edge' in namespace 'playback': "),
                state.problem());
    }

    @ParameterizedTest
    @EnumSource(
            value = ApiFault.class,
            names = {"THROTTLED", "SERVER_ERROR", "REQUEST_LOST", "HANGS"})
    void aRaiseThatDidNotHappenHasFailedAndWorksTheNextTime(ApiFault fault) {
        cluster.server().fail("patch", fault);
        ActuatorResult failed = actuator.raiseFloor(RAISE);
        assertEquals(Outcome.FAILED, failed.outcome(), failed.message());
        assertEquals(4, cluster.min());

        cluster.server().heal();
        ActuatorResult result = patient().raiseFloor(RAISE);
        assertEquals(Outcome.APPLIED, result.outcome(), result.message());
        assertEquals(12, cluster.min());
    }

    @Test
    void aRaiseWhoseAnswerWasLostIsFoundByReadingBack() {
        actuator.remember(new RaisedFloor(4, 4, 6));
        cluster.setMin("kickoff", 4);
        KubernetesActuator patient = patient();
        patient.raiseFloor(RAISE);
        patient.lowerFloor(new FloorChange(12, 4, new RaisedFloor(4, 4, 7)));
        cluster.server().fail("patch", ApiFault.ANSWER_LOST);

        ActuatorResult result = patient.raiseFloor(RAISE);

        assertEquals(Outcome.APPLIED, result.outcome(), result.message());
        assertTrue(result.message().startsWith("seen by reading back"), result.message());
        assertEquals(12, cluster.min());
        assertEquals("base=4 to=12 plan=7", cluster.annotation());
    }

    @Test
    void aForbiddenRaiseIsRefusedAndLeavesNoClaimInTheAnnotation() {
        cluster.server().fail("patch", ApiFault.FORBIDDEN);

        ActuatorResult result = patient().raiseFloor(RAISE);

        assertEquals(Outcome.REFUSED, result.outcome());
        assertTrue(result.message().endsWith("see rbac() for the rights that are needed"), result.message());
        assertEquals(4, cluster.min());
        assertNull(cluster.annotation());
    }

    @Test
    void aRefusedForcedApplyChangesNothing() {
        KubernetesActuator patient = patient();
        patient.read();
        cluster.server().beforeNextPatch(() -> cluster.server().fail("patch", ApiFault.FORBIDDEN));

        assertEquals(Outcome.REFUSED, patient.raiseFloor(RAISE).outcome());

        assertEquals(4, cluster.min());
    }

    @Test
    void aCallIsMadeOnceAndNotRetriedBeforeTheNextCycle() {
        KubernetesActuator patient = patient();
        patient.read();
        cluster.server().fail("patch", ApiFault.SERVER_ERROR);
        patient.raiseFloor(RAISE);
        assertEquals(0, Collections.frequency(cluster.server().calls(), PATCH), "refused before it was looked at");

        cluster.server().heal();
        patient.raiseFloor(RAISE);
        assertEquals(2, Collections.frequency(cluster.server().calls(), PATCH), "once, and once by force");
    }
}
