package dev.kickoff.transform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a simulator of the API server that follows the rules of server-side apply. */
class KubernetesActuatorTest {
    private static final FloorChange RAISE = new FloorChange(4, 12, new RaisedFloor(4, 12, 7));
    private static final FloorChange LOWER = new FloorChange(12, 4, new RaisedFloor(4, 4, 7));
    private static final FloorChange RAISE_ABOVE_MAX = new FloorChange(4, 30, new RaisedFloor(4, 30, 7));

    private SimulatedCluster cluster;
    private KubernetesActuator actuator;

    @AfterEach
    void close() {
        cluster.close();
    }

    private void start(ScalerKind kind) {
        cluster = SimulatedCluster.with(kind, 4, 20);
        actuator = cluster.actuator().build();
    }

    @ParameterizedTest
    @EnumSource
    void readsBoundsReplicasAndReadyReplicas(ScalerKind kind) {
        start(kind);
        cluster.ready(3);

        assertEquals(new CapacityState(4, 4, 3, 20, new RaisedFloor(4, 4, 0), null), actuator.read());
    }

    @ParameterizedTest
    @EnumSource
    void raisesTheMinimumAndReplicasFollow(ScalerKind kind) {
        start(kind);

        ActuatorResult result = actuator.raiseFloor(RAISE);
        cluster.controllersRun();

        assertEquals(
                ActuatorResult.applied(
                        "took spec." + kind.minField + " over from 'helm'; leave it out of what that writes"),
                result);
        assertEquals(12, cluster.min());
        assertEquals(20, cluster.max());
        assertEquals(new CapacityState(12, 12, 12, 20, new RaisedFloor(4, 12, 7), null), actuator.read());
    }

    @ParameterizedTest
    @EnumSource
    void forcesNothingButItsOwnFields(ScalerKind kind) {
        start(kind);

        actuator.raiseFloor(RAISE);

        assertEquals(List.of("kickoff Apply"), cluster.scaler().ownersOf(kind.minField));
        assertEquals(List.of("helm Update"), cluster.scaler().ownersOf(kind.maxField));
        assertEquals(List.of("helm Update"), cluster.scaler().ownersOf("scaleTargetRef"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherInstanceLowersWhatTheFirstRaised(ScalerKind kind) {
        start(kind);
        actuator.raiseFloor(RAISE);

        KubernetesActuator another = cluster.actuator().build();
        assertEquals(new RaisedFloor(4, 12, 7), another.read().raised());
        assertEquals(ActuatorResult.applied(), another.lowerFloor(LOWER));

        assertEquals(4, cluster.min());
        assertEquals("base=4 to=4 plan=7", cluster.annotation());
    }

    @Test
    void raisingToWhatIsThereWritesNothing() {
        start(ScalerKind.HPA);
        actuator.raiseFloor(RAISE);
        actuator.read();
        cluster.server().forgetCalls();

        assertEquals(ActuatorResult.applied("minReplicas was 12 already"), actuator.raiseFloor(RAISE));

        assertEquals(List.of(), cluster.server().calls());
    }

    @Test
    void aCycleReadsTwiceAndAChangeWritesOnce() {
        start(ScalerKind.HPA);
        actuator.raiseFloor(RAISE);
        cluster.server().forgetCalls();

        actuator.read();
        actuator.lowerFloor(LOWER);

        assertEquals(
                List.of(
                        "get horizontalpodautoscalers/video-edge",
                        "get deployments/video-edge",
                        "patch horizontalpodautoscalers/video-edge"),
                cluster.server().calls());
    }

    @Test
    void saysNothingOfATakeoverWhenNobodyElseHoldsTheField() {
        start(ScalerKind.HPA);
        actuator.raiseFloor(RAISE);
        actuator.lowerFloor(LOWER);

        assertEquals(ActuatorResult.applied(), actuator.raiseFloor(RAISE));
    }

    @Test
    void takesTheFieldBackFromWhoeverResetIt() {
        start(ScalerKind.HPA);
        actuator.raiseFloor(RAISE);
        cluster.setMin("argocd-controller", 4);

        assertEquals(4, actuator.read().floor());
        ActuatorResult result = actuator.raiseFloor(RAISE);

        assertTrue(result.message().contains("'argocd-controller'"), result.message());
        assertEquals(12, cluster.min());
    }

    @Test
    void doesNotLowerWhatSomebodyElseHasRaisedSinceTheRead() {
        start(ScalerKind.HPA);
        actuator.raiseFloor(RAISE);
        actuator.read();
        cluster.setMin("kubectl-edit", 15);

        assertEquals(Outcome.FAILED, actuator.lowerFloor(LOWER).outcome());

        assertEquals(15, cluster.min());
        assertEquals(Outcome.REFUSED, actuator.lowerFloor(LOWER).outcome());
        assertEquals(15, cluster.min());
    }

    @Test
    void doesNotLowerWhatSomebodyElseRaisesAtTheVeryLastMoment() {
        start(ScalerKind.HPA);
        actuator.raiseFloor(RAISE);
        actuator.read();
        cluster.server().beforeNextPatch(() -> cluster.setMin("kubectl-edit", 15));

        assertEquals(Outcome.FAILED, actuator.lowerFloor(LOWER).outcome());

        assertEquals(15, cluster.min());
    }

    @Test
    void aPeersHigherFloorSurvivesARaiseThatWasDecidedBeforeIt() {
        start(ScalerKind.HPA);
        actuator.read();
        KubernetesActuator peer = cluster.actuator().build();
        cluster.server()
                .beforeNextPatch(() -> cluster.scaler()
                        .apply("kickoff", true, Patches.raise("HorizontalPodAutoscaler", 18, "base=4 to=18 plan=8")));

        assertEquals(Outcome.FAILED, actuator.raiseFloor(RAISE).outcome());

        assertEquals(18, cluster.min());
        assertEquals(new RaisedFloor(4, 18, 8), peer.read().raised());
    }

    @Test
    void aStatusWrittenBetweenReadAndWriteIsNoObstacle() {
        start(ScalerKind.HPA);
        actuator.raiseFloor(RAISE);
        actuator.read();
        cluster.server().beforeNextPatch(() -> cluster.condition("AbleToScale", "True", "ReadyForNewScale", ""));

        assertEquals(ActuatorResult.applied(), actuator.lowerFloor(LOWER));

        assertEquals(4, cluster.min());
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMinimumAboveTheMaximumAndNamesBothNumbers(ScalerKind kind) {
        start(kind);

        ActuatorResult result = actuator.raiseFloor(RAISE_ABOVE_MAX);

        assertEquals(
                ActuatorResult.refused(kind.minField + " 30 is above the " + kind.maxField
                        + " 20; raise that, or allow it with allowMaxReplicasUpTo(30)"),
                result);
        assertEquals(4, cluster.min());
    }

    @ParameterizedTest
    @EnumSource
    void raisesTheMaximumOnlyIfAllowedAndKeepsItWhenItLowersTheMinimum(ScalerKind kind) {
        start(kind);
        KubernetesActuator allowed = cluster.actuator().allowMaxReplicasUpTo(40).build();
        assertEquals(40, allowed.read().ceiling());

        ActuatorResult result = allowed.raiseFloor(RAISE_ABOVE_MAX);

        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().startsWith(kind.maxField + " raised from 20 to 30 too"), result.message());
        assertEquals(30, cluster.max());

        actuator.lowerFloor(new FloorChange(30, 4, new RaisedFloor(4, 4, 7)));
        assertEquals(4, cluster.min());
        assertEquals(30, cluster.max(), "left out of an apply, the maximum would be removed");
    }

    @ParameterizedTest
    @EnumSource
    void remembersWithoutTouchingBounds(ScalerKind kind) {
        start(kind);
        actuator.raiseFloor(RAISE);

        assertEquals(ActuatorResult.applied(), actuator.remember(new RaisedFloor(4, 4, 8)));

        assertEquals("base=4 to=4 plan=8", cluster.annotation());
        assertEquals(12, cluster.min());
        assertEquals(20, cluster.max());
    }

    @Test
    void remembersOnAnObjectWhoseMinimumIsNotOursWithoutTakingIt() {
        start(ScalerKind.HPA);

        actuator.remember(new RaisedFloor(4, 4, 8));

        assertEquals(List.of("helm Update"), cluster.scaler().ownersOf("minReplicas"));
    }

    @Test
    void withoutTheAnnotationNothingIsRaised() {
        start(ScalerKind.HPA);
        actuator.raiseFloor(RAISE);
        cluster.annotate(RaisedAnnotation.KEY, null);

        assertEquals(new RaisedFloor(12, 12, 0), actuator.read().raised());
    }

    @Test
    void whatSomebodyElseWroteIntoTheAnnotationCountsAsNothing() {
        start(ScalerKind.HPA);
        cluster.annotate(RaisedAnnotation.KEY, "base=9 to=4 plan=1");

        assertEquals(new RaisedFloor(4, 4, 0), actuator.read().raised());
    }

    @ParameterizedTest
    @EnumSource
    void neverCreatesAnAutoscaler(ScalerKind kind) {
        start(kind);
        cluster.server().remove(SimulatedCluster.NAMESPACE, kind.plural, SimulatedCluster.NAME);
        int before = cluster.server().count();

        CapacityState state = actuator.read();

        assertNull(state.floor());
        assertEquals(
                "there is no " + kind.kind + " 'video-edge' in namespace 'playback'; Kickoff creates none",
                state.problem());
        assertEquals(Outcome.REFUSED, actuator.raiseFloor(RAISE).outcome());
        assertEquals(before, cluster.server().count());
    }

    @Test
    void neverCreatesAnAutoscalerAlsoWhenItIsDeletedAfterTheRead() {
        start(ScalerKind.HPA);
        actuator.read();
        cluster.server().remove(SimulatedCluster.NAMESPACE, ScalerKind.HPA.plural, SimulatedCluster.NAME);

        assertEquals(Outcome.REFUSED, actuator.raiseFloor(RAISE).outcome());

        assertEquals(1, cluster.server().count());
    }

    @Test
    void doesNotTouchANewObjectOfTheSameNameAsIfItWereTheOldOne() {
        start(ScalerKind.HPA);
        actuator.read();
        SimulatedObject recreated = cluster.server()
                .put("autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", "playback", "video-edge");
        recreated.update("helm", List.of("spec", "minReplicas"), SimulatedObject.number(10));
        recreated.update("helm", List.of("spec", "maxReplicas"), SimulatedObject.number(20));

        assertEquals(Outcome.FAILED, actuator.raiseFloor(RAISE).outcome());

        assertEquals(10, recreated.number("minReplicas"));
    }

    @Test
    void theMinimumOfAnObjectThatNamesNoneIsTheDefaultOfItsKind() {
        start(ScalerKind.HPA);
        cluster.scaler().update("helm", List.of("spec", "minReplicas"), null);
        assertEquals(1, actuator.read().floor());
        cluster.close();

        start(ScalerKind.SCALED_OBJECT);
        cluster.scaler().update("helm", List.of("spec", "minReplicaCount"), null);
        cluster.scaler().update("helm", List.of("spec", "maxReplicaCount"), null);
        assertEquals(0, actuator.read().floor());
        assertEquals(100, actuator.read().ceiling());
    }

    @Test
    void refusesNamesThatKubernetesWouldNotTake() {
        start(ScalerKind.HPA);

        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> KubernetesActuator.horizontalPodAutoscaler(cluster.client(), "playback", "Video/Edge"));

        assertTrue(refused.getMessage().startsWith("name 'Video/Edge' must be"), refused.getMessage());
    }

    /** What a peer sends. */
    private static final class Patches {
        static JsonObject raise(String kind, int min, String annotation) {
            return JsonParser.parseString(
                            "{\"kind\":\"" + kind + "\",\"metadata\":{\"annotations\":{\"" + RaisedAnnotation.KEY
                                    + "\":\"" + annotation + "\"}},\"spec\":{\"minReplicas\":" + min + "}}")
                    .getAsJsonObject();
        }
    }
}
