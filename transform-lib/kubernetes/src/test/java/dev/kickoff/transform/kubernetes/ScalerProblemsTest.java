package dev.kickoff.transform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.CapacityState;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps replicas from following a floor is said. */
class ScalerProblemsTest {
    private SimulatedCluster cluster;

    @AfterEach
    void close() {
        cluster.close();
    }

    private CapacityState read(SimulatedCluster started) {
        cluster = started;
        return cluster.actuator().build().read();
    }

    private String hpaProblem(String type, String status, String reason) {
        SimulatedCluster started = SimulatedCluster.withHpa(4, 20);
        started.condition(type, status, reason, "as the controller says");
        return read(started).problem();
    }

    @Test
    void anAutoscalerThatCannotScale() {
        assertEquals(
                "AbleToScale is False (FailedGetScale: as the controller says)",
                hpaProblem("AbleToScale", "False", "FailedGetScale"));
    }

    @Test
    void anAutoscalerThatWantsMoreThanItsMaximum() {
        assertEquals(
                "ScalingLimited is True (TooManyReplicas: as the controller says)",
                hpaProblem("ScalingLimited", "True", "TooManyReplicas"));
    }

    @Test
    void aFloorAtWorkIsNoProblem() {
        assertNull(hpaProblem("ScalingLimited", "True", "TooFewReplicas"));
    }

    @Test
    void anAutoscalerThatIsSwitchedOffBecauseItsTargetHasNoReplicas() {
        String problem = hpaProblem("ScalingActive", "False", "ScalingDisabled");

        assertTrue(problem.endsWith("a target with 0 replicas is not scaled, set it to 1 or more"), problem);
    }

    @Test
    void anAutoscalerWithoutMetricsHoldsTheFloorButNothingAboveIt() {
        String problem = hpaProblem("ScalingActive", "False", "FailedGetResourceMetric");

        assertTrue(problem.endsWith("the floor holds, but nothing scales above it"), problem);
    }

    @Test
    void aPausedScaledObject() {
        SimulatedCluster started = SimulatedCluster.with(ScalerKind.SCALED_OBJECT, 4, 20);
        started.annotate("autoscaling.keda.sh/paused", "true");

        CapacityState state = read(started);

        assertEquals(4, state.floor());
        assertEquals(
                "paused by the annotation autoscaling.keda.sh/paused; the floor is set but not followed until it is"
                        + " removed",
                state.problem());
    }

    @Test
    void aScaledObjectPausedAtANumber() {
        SimulatedCluster started = SimulatedCluster.with(ScalerKind.SCALED_OBJECT, 4, 20);
        started.annotate("autoscaling.keda.sh/paused-replicas", "0");

        String problem = read(started).problem();

        assertTrue(problem.startsWith("paused at 0 replicas"), problem);
    }

    @Test
    void aPauseThatIsSetToFalseIsNone() {
        SimulatedCluster started = SimulatedCluster.with(ScalerKind.SCALED_OBJECT, 4, 20);
        started.annotate("autoscaling.keda.sh/paused", "false");

        assertNull(read(started).problem());
    }

    @Test
    void aScaledObjectThatGoesBelowItsMinimumWhenIdle() {
        SimulatedCluster started = SimulatedCluster.with(ScalerKind.SCALED_OBJECT, 4, 20);
        started.scaler().update("helm", List.of("spec", "idleReplicaCount"), SimulatedObject.number(0));

        String problem = read(started).problem();

        assertTrue(problem.startsWith("idleReplicaCount 0 goes below the minimum of 4"), problem);
    }

    @Test
    void aScaledObjectThatKedaCannotUse() {
        SimulatedCluster started = SimulatedCluster.with(ScalerKind.SCALED_OBJECT, 4, 20);
        started.condition("Ready", "False", "ScaledObjectCheckFailed", "no such trigger");

        assertEquals(
                "Ready is False (ScaledObjectCheckFailed: no such trigger)",
                read(started).problem());
    }

    @Test
    void aWorkloadThatIsNotThere() {
        SimulatedCluster started = SimulatedCluster.withHpa(4, 20);
        started.server().remove(SimulatedCluster.NAMESPACE, "deployments", SimulatedCluster.NAME);

        CapacityState state = read(started);

        assertEquals(4, state.floor());
        assertNull(state.ready());
        assertEquals("there is no Deployment 'video-edge' to scale", state.problem());
    }

    @Test
    void aWorkloadWithoutReadyReplicasHasNone() {
        SimulatedCluster started = SimulatedCluster.withHpa(4, 20);
        started.ready(0);

        assertEquals(0, read(started).ready());
    }
}
