package dev.kickoff.transform.aws;

import static dev.kickoff.transform.aws.TestTarget.lower;
import static dev.kickoff.transform.aws.TestTarget.raise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.Fault;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.RaisedFloor;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EcsServiceActuatorTest {
    private static TestEcsService service;

    @BeforeAll
    static void startMoto() {
        service = new TestEcsService();
    }

    @AfterAll
    static void stopMoto() {
        service.close();
    }

    @BeforeEach
    void createService() {
        service.create(4);
    }

    @Test
    void anArnIsNoName() {
        assertThrows(
                IllegalArgumentException.class,
                () -> EcsServiceActuator.builder(
                        service.ecs(), null, "arn:aws:ecs:eu-west-3:1:cluster/edge", "video-edge"));
    }

    @Test
    void aMissingTargetIsEitherRegisteredOrDoneWithout() {
        assertThrows(
                IllegalStateException.class,
                () -> service.actuator()
                        .registerIfAbsent(20)
                        .setDesiredCountWithoutTarget()
                        .build());
    }

    @Nested
    class WithAScalableTarget {
        private EcsServiceActuator actuator;

        @BeforeEach
        void registerTarget() {
            service.registerTarget(4, 20);
            actuator = service.actuator().setDesiredCountWithoutTarget().build();
        }

        @Test
        void readsMinCapacityAndTheTasksOfTheService() {
            assertEquals(new CapacityState(4, 4, 4, 20, new RaisedFloor(4, 4, 0), null), actuator.read());
        }

        @Test
        void raisesMinCapacityAndLeavesTheDesiredCountToApplicationAutoScaling() {
            actuator.read();
            service.ecsProxy().forgetCalls();

            assertEquals(ActuatorResult.applied(), actuator.raiseFloor(raise(4, 12)));

            assertEquals(12, service.target().minCapacity());
            assertFalse(service.ecsProxy().calls().contains("UpdateService"));
            assertEquals(List.of(), service.tags());
        }

        @Test
        void lowersMinCapacityAlsoDuringADeployment() {
            actuator.read();
            actuator.raiseFloor(raise(4, 12));
            service.simulateMoveIntoBounds();
            service.deployment("IN_PROGRESS", 0, "");

            assertEquals(ActuatorResult.applied(), actuator.lowerFloor(lower(12, 4)));

            assertEquals(4, service.target().minCapacity());
            assertEquals(12, service.read().desiredCount());
        }

        @Test
        void saysThatAFailedDeploymentStartsNoMoreTasks() {
            service.deployment("FAILED", 10, "tasks failed to start");

            assertEquals(
                    "the deployment has failed and starts no more tasks (tasks failed to start)",
                    actuator.read().problem());
        }

        @Test
        void theFloorIsKnownAlsoWhenTheTasksAreNot() {
            service.ecsProxy().fail("DescribeServices", Fault.ACCESS_DENIED);

            CapacityState state = actuator.read();

            assertEquals(4, state.floor());
            assertNull(state.ready());
            assertTrue(state.problem().startsWith("cannot read the capacity: AccessDenied"), state.problem());
        }

        @Test
        void readyAreRunningTasksUnlessOnlyHealthyOnesCount() {
            EcsServiceActuator healthy = service.actuator().countHealthyTasks().build();
            simulateTasks("HEALTHY", "UNHEALTHY", "HEALTHY", "UNKNOWN");

            assertEquals(4, actuator.read().ready());
            assertEquals(2, healthy.read().ready());
        }

        private void simulateTasks(String... health) {
            service.ecsProxy().simulate("ListTasks", request -> "{\"taskArns\":[\"task\"]}");
            service.ecsProxy()
                    .simulate(
                            "DescribeTasks",
                            request -> "{\"tasks\":[{\"lastStatus\":\"RUNNING\",\"healthStatus\":\""
                                    + String.join("\"},{\"lastStatus\":\"RUNNING\",\"healthStatus\":\"", health)
                                    + "\"}]}");
        }
    }

    @Nested
    class WithoutAScalableTarget {
        private EcsServiceActuator actuator;

        @BeforeEach
        void build() {
            actuator = service.actuator().setDesiredCountWithoutTarget().build();
        }

        @Test
        void touchesNothingUnlessToldTo() {
            EcsServiceActuator untold = service.actuator().build();

            assertNull(untold.read().floor());
            assertTrue(untold.read().problem().contains("there is no scalable-target/"));
            assertEquals(Outcome.REFUSED, untold.raiseFloor(raise(4, 12)).outcome());
            assertEquals(4, service.read().desiredCount());
        }

        @Test
        void theDesiredCountIsTheFloor() {
            assertEquals(new CapacityState(4, 4, 4, null, new RaisedFloor(4, 4, 0), null), actuator.read());
        }

        @Test
        void raisesAndLowersTheDesiredCountAndRemembersItInATagOfTheService() {
            actuator.read();
            assertEquals(ActuatorResult.applied(), actuator.raiseFloor(raise(4, 12)));
            assertEquals(12, service.read().desiredCount());
            assertEquals(List.of("base=4 to=12 plan=7"), service.tags());

            EcsServiceActuator another =
                    service.actuator().setDesiredCountWithoutTarget().build();
            assertEquals(new RaisedFloor(4, 12, 7), another.read().raised());
            assertEquals(ActuatorResult.applied(), another.lowerFloor(lower(12, 4)));
            assertEquals(4, service.read().desiredCount());
        }

        @Test
        void setsNoDesiredCountOnceThereIsAScalableTarget() {
            actuator.read();
            service.registerTarget(2, 20);

            ActuatorResult raised = actuator.raiseFloor(raise(4, 12));
            ActuatorResult lowered = actuator.lowerFloor(lower(4, 2));

            assertEquals(Outcome.REFUSED, raised.outcome());
            assertTrue(raised.message().startsWith("the service has a scalable target"), raised.message());
            assertEquals(Outcome.REFUSED, lowered.outcome());
            assertEquals(4, service.read().desiredCount());
            assertEquals(2, actuator.read().floor());
        }

        @Test
        void setsNoDesiredCountWhenItCannotBeKnownWhetherThereIsATarget() {
            actuator.read();
            service.scalingProxy().fail("DescribeScalableTargets", Fault.THROTTLED);

            assertEquals(Outcome.FAILED, actuator.raiseFloor(raise(4, 12)).outcome());
            assertNull(actuator.read().floor());
            assertEquals(4, service.read().desiredCount());
        }

        @Test
        void raisesDuringADeploymentAndSaysSo() {
            actuator.read();
            service.deployment("IN_PROGRESS", 3, "");

            ActuatorResult result = actuator.raiseFloor(raise(4, 12));

            assertEquals(
                    ActuatorResult.applied("a deployment is in progress, and its tasks grow with it; 3 tasks of the"
                            + " deployment in progress have failed"),
                    result);
            assertEquals(12, service.read().desiredCount());
        }

        @Test
        void doesNotLowerDuringADeployment() {
            actuator.read();
            actuator.raiseFloor(raise(4, 12));
            service.deployment("IN_PROGRESS", 0, "");

            ActuatorResult result = actuator.lowerFloor(lower(12, 4));

            assertEquals(Outcome.REFUSED, result.outcome());
            assertTrue(result.message().startsWith("held: a deployment is in progress"), result.message());
            assertEquals(12, service.read().desiredCount());
        }

        @Test
        void raisesAfterAFailedDeploymentAndSaysThatItMayNotHelp() {
            actuator.read();
            service.deployment("FAILED", 10, "tasks failed to start");

            ActuatorResult result = actuator.raiseFloor(raise(4, 12));

            assertEquals(
                    ActuatorResult.applied(
                            "the deployment has failed and starts no more tasks (tasks failed to start)"),
                    result);
        }

        @Test
        void doesNotLowerWhatSomebodyElseHasRaisedSinceTheRead() {
            actuator.read();
            actuator.raiseFloor(raise(4, 12));
            service.ecs()
                    .updateService(request -> request.cluster(TestEcsService.CLUSTER)
                            .service(TestEcsService.SERVICE)
                            .desiredCount(15));

            assertEquals(Outcome.REFUSED, actuator.lowerFloor(lower(12, 4)).outcome());
            assertEquals(15, service.read().desiredCount());
        }

        @Test
        void aServiceThatIsGoneIsUnknownAndRefusesChanges() {
            service.ecs()
                    .deleteService(request -> request.cluster(TestEcsService.CLUSTER)
                            .service(TestEcsService.SERVICE)
                            .force(true));

            assertNull(actuator.read().floor());
            assertEquals(Outcome.REFUSED, actuator.raiseFloor(raise(4, 12)).outcome());
        }

        @ParameterizedTest
        @EnumSource(
                value = Fault.class,
                names = {"THROTTLED", "SERVER_ERROR", "REQUEST_LOST"})
        void aRaiseThatDidNotHappenHasFailedAndWorksTheNextTime(Fault fault) {
            actuator.read();
            service.ecsProxy().fail("UpdateService", fault);
            assertEquals(Outcome.FAILED, actuator.raiseFloor(raise(4, 12)).outcome());

            service.ecsProxy().heal();
            assertEquals(ActuatorResult.applied(), actuator.raiseFloor(raise(4, 12)));
            assertEquals(12, service.read().desiredCount());
        }

        @Test
        void aRaiseWhoseAnswerWasLostIsFoundByReadingBack() {
            actuator.read();
            service.ecsProxy().fail("UpdateService", Fault.ANSWER_LOST);

            ActuatorResult result = actuator.raiseFloor(raise(4, 12));

            assertEquals(Outcome.APPLIED, result.outcome());
            assertTrue(result.message().startsWith("seen by reading back"), result.message());
        }

        @Test
        void raisesAlsoWhenTheTagCannotBeWritten() {
            actuator.read();
            service.ecsProxy().fail("TagResource", Fault.ACCESS_DENIED);

            ActuatorResult result = actuator.raiseFloor(raise(4, 12));

            assertEquals(Outcome.APPLIED, result.outcome());
            assertTrue(result.message().startsWith("not remembered in tag kickoff:raised"), result.message());
            assertEquals(new RaisedFloor(4, 12, 7), actuator.read().raised());
        }
    }
}
