package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.Fault;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.ScheduledFloor;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;

/** Floors left with Application Auto Scaling; that it carries them out is simulated. */
class ScalableTargetAheadTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");
    private static final Instant RAISE = SIX_PM.plus(Duration.ofMinutes(50));
    private static final Instant RELEASE = RAISE.plus(Duration.ofHours(3));
    private static final List<ScheduledFloor> EVENING =
            List.of(new ScheduledFloor(RAISE, 12), new ScheduledFloor(RELEASE, 4));
    private static final Map<String, Integer> SCHEDULED =
            Map.of("kickoff-ahead-20260611T1850Z", 12, "kickoff-ahead-20260611T2150Z", 4);

    private static TestTarget target;

    private final ManualClock clock = new ManualClock(SIX_PM);
    private ScalableTargetActuator actuator;

    @BeforeAll
    static void startMoto() {
        target = new TestTarget();
    }

    @AfterAll
    static void stopMoto() {
        target.close();
    }

    @BeforeEach
    void registerTarget() {
        target.create(4, 20);
        actuator = target.actuator().clock(clock).build();
    }

    @Test
    void leavesTheFloorsAsScheduledActions() {
        assertEquals(ActuatorResult.applied(), actuator.writeAhead(EVENING));

        assertEquals(SCHEDULED, target.scheduled());
        assertEquals(4, target.minCapacity());
    }

    @Test
    void asksOnlyWhatIsThereWhenNothingIsToBeChanged() {
        actuator.writeAhead(EVENING);
        target.proxy().forgetCalls();

        actuator.writeAhead(EVENING);

        assertEquals(
                List.of("DescribeScalableTargets", "DescribeScheduledActions"),
                target.proxy().calls());
    }

    @Test
    void changesAndRemovesOursAndTouchesNobodyElses() {
        foreign("nightly-batch");
        actuator.writeAhead(EVENING);

        actuator.writeAhead(List.of(new ScheduledFloor(RAISE, 15)));
        assertEquals(Map.of("kickoff-ahead-20260611T1850Z", 15, "nightly-batch", 7), target.scheduled());

        actuator.writeAhead(List.of());
        assertEquals(Map.of("nightly-batch", 7), target.scheduled());
    }

    @Test
    void repairsWhatOthersHaveChangedInOurs() {
        actuator.writeAhead(EVENING);
        foreign("kickoff-ahead-20260611T1850Z");

        actuator.writeAhead(EVENING);

        assertEquals(SCHEDULED, target.scheduled());
    }

    @Test
    void saysThatSuspendedActionsAreSkipped() {
        target.register(request -> request.suspendedState(state -> state.scheduledScalingSuspended(true)));

        ActuatorResult result = actuator.writeAhead(EVENING);

        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().contains("skipped for good"), result.message());
    }

    @Test
    void schedulesNothingWithoutATarget() {
        target.wipe();

        assertEquals(Outcome.REFUSED, actuator.writeAhead(EVENING).outcome());
        assertEquals(ActuatorResult.applied(), actuator.writeAhead(List.of()));
    }

    @Test
    void amazonMskHasNoScheduledScaling() {
        ScalableTargetActuator storage = ScalableTargetActuator.builder(
                        target.client(), ScalableDimension.KAFKA_BROKER_STORAGE_VOLUME_SIZE, "arn")
                .build();

        assertEquals(ActuatorResult.refused("Amazon MSK has no scheduled scaling"), storage.writeAhead(EVENING));
        assertEquals(List.of(), target.proxy().calls());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROTTLED", "SERVER_ERROR", "REQUEST_LOST"})
    void whatCouldNotBeWrittenIsWrittenTheNextTime(Fault fault) {
        target.proxy().fail("PutScheduledAction", fault);
        assertEquals(Outcome.FAILED, actuator.writeAhead(EVENING).outcome());

        target.proxy().heal();
        assertEquals(ActuatorResult.applied(), actuator.writeAhead(EVENING));
        assertEquals(SCHEDULED, target.scheduled());
    }

    @Test
    void throttlingEndsTheRound() {
        target.proxy().fail("PutScheduledAction", Fault.THROTTLED);

        actuator.writeAhead(EVENING);

        assertEquals(
                List.of("DescribeScalableTargets", "DescribeScheduledActions", "PutScheduledAction"),
                target.proxy().calls());
    }

    @Test
    void aLostAnswerToTheLastCallIsFoundByReadingBack() {
        target.proxy().fail("PutScheduledAction", Fault.ANSWER_LOST);

        ActuatorResult result = actuator.writeAhead(EVENING.subList(0, 1));

        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().startsWith("seen by reading back"), result.message());
    }

    @Test
    void whatMayNotBeWrittenIsRefused() {
        target.proxy().fail("PutScheduledAction", Fault.ACCESS_DENIED);

        assertEquals(Outcome.REFUSED, actuator.writeAhead(EVENING).outcome());
    }

    @Test
    void theEveningGoesOnWithoutHubAndService() {
        try (FakeHub hub = FakeHub.start()) {
            hub.publish(plan());
            try (Kickoff kickoff = library(hub)) {
                kickoff.runOnce();
            }
        }
        target.simulateScheduledActionsOf("kickoff-ahead-20260611T1850Z");
        assertEquals(12, target.minCapacity());

        clock.set(RELEASE.plus(Duration.ofMinutes(30)));
        try (FakeHub hub = FakeHub.start()) {
            hub.publish(plan());
            try (Kickoff restarted = library(hub)) {
                restarted.runOnce();
            }
        }
        assertEquals(4, target.minCapacity());
    }

    @Test
    void aProcessThatKnowsOnlyANewerPlanLowersWhatAnActionOfOursHasRaised() {
        try (FakeHub hub = FakeHub.start()) {
            hub.publish(plan());
            try (Kickoff kickoff = library(hub)) {
                kickoff.runOnce();
            }
        }
        target.simulateScheduledActionsOf("kickoff-ahead-20260611T1850Z");
        assertEquals("4 12", target.tags().get("kickoff:ahead"));

        clock.set(RAISE.plus(Duration.ofMinutes(5)));
        actuator = target.actuator().clock(clock).build();
        try (FakeHub hub = FakeHub.start()) {
            hub.publish(plan(2, List.of(floor(clock.instant(), RELEASE, 6))));
            try (Kickoff launchedLater = library(hub)) {
                launchedLater.runOnce();
                clock.advance(Duration.ofHours(1));
                launchedLater.runOnce();
            }
        }

        assertEquals(6, target.minCapacity());
    }

    private Kickoff library(FakeHub hub) {
        return Kickoff.builder()
                .service("carts")
                .region("eu-west-3")
                .team("shop")
                .signal("requests")
                .transform(Transform.linear(100))
                .minCapacity(4)
                .maxCapacity(20)
                .hub(hub.uri())
                .trustKey(hub.keyId(), hub.publicKey())
                .actuator(actuator)
                .clock(clock)
                .act()
                .build();
    }

    private static CapacityPlan plan() {
        return plan(
                1,
                List.of(
                        floor(SIX_PM, RAISE, 4),
                        floor(RAISE, RELEASE, 12),
                        floor(RELEASE, RELEASE.plus(Duration.ofHours(6)), 4)));
    }

    private static CapacityPlan plan(long version, List<Floor> floors) {
        return new CapacityPlan(
                "carts",
                "eu-west-3",
                version,
                SIX_PM,
                "requests",
                "unit",
                floors,
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }

    private static Floor floor(Instant from, Instant until, int capacity) {
        return new Floor(from, from, until, capacity, 0, Quantile.P90, 20, List.of(), null, null, 0);
    }

    /** An action that somebody else has put. */
    private static void foreign(String name) {
        target.client()
                .putScheduledAction(request -> request.serviceNamespace(ServiceNamespace.DYNAMODB)
                        .scalableDimension(TestTarget.DIMENSION)
                        .resourceId(TestTarget.TABLE)
                        .scheduledActionName(name)
                        .schedule("cron(0 3 * * ? *)")
                        .scalableTargetAction(change -> change.minCapacity(7).maxCapacity(9)));
    }
}
