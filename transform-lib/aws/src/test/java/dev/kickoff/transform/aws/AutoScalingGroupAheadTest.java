package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.Fault;
import dev.kickoff.emulator.FaultProxy;
import dev.kickoff.emulator.MotoServer;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.ActuatorResult.Outcome;
import dev.kickoff.transform.RaisedFloor;
import dev.kickoff.transform.ScheduledFloor;
import dev.kickoff.transform.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/** Floors of the next hours as scheduled actions of a group, and the calls for that going wrong. */
class AutoScalingGroupAheadTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");
    private static final Instant SEVEN = SIX_PM.plus(Duration.ofHours(1));
    private static final Instant TEN = SIX_PM.plus(Duration.ofHours(4));
    private static final List<ScheduledFloor> EVENING =
            List.of(new ScheduledFloor(SEVEN, 12), new ScheduledFloor(TEN, 4));
    private static final List<ScheduledAction> SCHEDULED =
            List.of(ScheduledAction.ours(SEVEN, 12), ScheduledAction.ours(TEN, 4));

    private static final String DESCRIBE = "DescribeScheduledActions";
    private static final String BATCH_PUT = "BatchPutScheduledUpdateGroupAction";
    private static final String BATCH_DELETE = "BatchDeleteScheduledAction";
    private static final String TAG = "CreateOrUpdateTags";

    private static MotoServer moto;
    private static FaultProxy proxy;

    private final ManualClock clock = new ManualClock(SIX_PM);
    private TestGroup group;
    private AutoScalingClient client;
    private AutoScalingGroupActuator actuator;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.start();
        proxy = FaultProxy.before(moto.endpoint());
    }

    @AfterAll
    static void stopMoto() {
        proxy.close();
        moto.close();
    }

    @BeforeEach
    void createGroup() {
        group = TestGroup.create(moto, 4, 20);
        client = TestGroup.client(proxy.endpoint());
        actuator = builder().build();
        actuator.read();
        proxy.heal();
        proxy.forgetCalls();
    }

    private AutoScalingGroupActuator.Builder builder() {
        return AutoScalingGroupActuator.builder(client, TestGroup.NAME).clock(clock);
    }

    @AfterEach
    void closeClients() {
        client.close();
        group.close();
    }

    private static List<ScheduledFloor> floors(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ScheduledFloor(SEVEN.plus(Duration.ofMinutes(10L * i)), 5 + i % 10))
                .toList();
    }

    @Test
    void schedulesOneActionForEachFloorThatChangesNothingButMinSize() {
        assertEquals(ActuatorResult.applied(), actuator.writeAhead(EVENING));

        assertEquals(SCHEDULED, group.scheduled());
        assertEquals(4, group.minSize());
    }

    @Test
    void callsNothingButADescribeWhenAllIsThere() {
        actuator.writeAhead(EVENING);
        proxy.forgetCalls();

        assertEquals(ActuatorResult.applied(), actuator.writeAhead(EVENING));

        assertEquals(List.of(DESCRIBE), proxy.calls());
    }

    @Test
    void replacesItsOwnAndLeavesThoseOfOthers() {
        group.schedule("nightly", SEVEN.plusSeconds(30), 2);
        group.schedule("kickoff-off", TEN.plusSeconds(30), 7);
        actuator.writeAhead(EVENING);

        actuator.writeAhead(List.of(new ScheduledFloor(SEVEN.plusSeconds(3600), 15)));

        assertEquals(List.of(ScheduledAction.ours(SEVEN.plusSeconds(3600), 15)), group.scheduledByKickoff());
        assertEquals(
                List.of(
                        new ScheduledAction("nightly", SEVEN.plusSeconds(30), 2, true),
                        new ScheduledAction("kickoff-off", TEN.plusSeconds(30), 7, true)),
                group.scheduledByOthers());

        actuator.writeAhead(List.of());
        assertEquals(List.of(), group.scheduledByKickoff());
        assertEquals(2, group.scheduledByOthers().size());
    }

    @Test
    void repairsWhatSomebodyChanged() {
        actuator.writeAhead(EVENING);
        group.client()
                .putScheduledUpdateGroupAction(request -> request.autoScalingGroupName(TestGroup.NAME)
                        .scheduledActionName(SCHEDULED.get(0).name())
                        .startTime(SEVEN)
                        .minSize(3)
                        .desiredCapacity(3)
                        .maxSize(5));

        actuator.writeAhead(EVENING);

        assertEquals(Set.copyOf(SCHEDULED), Set.copyOf(group.scheduled()));
    }

    /** A batch takes at most 50 actions, to put as well as to delete. */
    @Test
    void putsAndDeletesFiftyAtATime() {
        actuator.writeAhead(floors(120));
        assertEquals(3, Collections.frequency(proxy.calls(), BATCH_PUT));
        assertEquals(120, group.scheduled().size());

        actuator.writeAhead(List.of());
        assertEquals(3, Collections.frequency(proxy.calls(), BATCH_DELETE));
        assertEquals(0, group.scheduled().size());
    }

    /** A describe returns at most 100 actions, and a token for those after them. */
    @Test
    void readsAllPagesOfWhatIsScheduled() {
        actuator.writeAhead(floors(120));
        try (SimulatedPages pages = new SimulatedPages(client)) {
            AutoScalingGroupActuator paged = AutoScalingGroupActuator.builder(pages, TestGroup.NAME)
                    .clock(clock)
                    .build();
            paged.read();
            proxy.forgetCalls();

            assertEquals(ActuatorResult.applied(), paged.writeAhead(floors(120)));

            assertEquals(List.of(100, 20), pages.sizes());
            assertEquals(List.of(DESCRIBE, DESCRIBE), proxy.calls());
        }
    }

    /** Concurrent puts on one group give spurious AlreadyExists. */
    @Test
    void putsEntriesThatExistAlreadyOnceMoreOneByOne() {
        Set<String> failedOnce = new HashSet<>();
        proxy.failEntries(failedOnce::add, "AlreadyExists");

        assertEquals(ActuatorResult.applied(), actuator.writeAhead(EVENING));

        assertEquals(SCHEDULED, group.scheduled());
        assertEquals(3, Collections.frequency(proxy.calls(), BATCH_PUT));
    }

    @Test
    void aBatchThatExistsAlreadyHasFailedAndWorksTheNextTime() {
        proxy.fail(BATCH_PUT, Fault.ALREADY_EXISTS);
        assertEquals(Outcome.FAILED, actuator.writeAhead(EVENING).outcome());
        assertEquals(2, Collections.frequency(proxy.calls(), BATCH_PUT));

        proxy.heal();
        assertEquals(ActuatorResult.applied(), actuator.writeAhead(EVENING));
        assertEquals(SCHEDULED, group.scheduled());
    }

    /** A batch says inside an answer of success which of its entries have failed. */
    @Test
    void anEntryThatFailsInsideABatchFailsTheWholeAndIsPutTheNextTime() {
        proxy.failEntries(name -> name.equals(SCHEDULED.get(0).name()), "InternalFailure");

        ActuatorResult result = actuator.writeAhead(EVENING);

        assertEquals(Outcome.FAILED, result.outcome());
        assertTrue(result.message().contains(SCHEDULED.get(0).name()), result.message());
        assertEquals(List.of(SCHEDULED.get(1)), group.scheduled());
        proxy.heal();
        actuator.writeAhead(EVENING);
        assertEquals(Set.copyOf(SCHEDULED), Set.copyOf(group.scheduled()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROTTLED", "SERVER_ERROR", "REQUEST_LOST"})
    void aPutThatDidNotHappenHasFailedAndWorksTheNextTime(Fault fault) {
        proxy.fail(BATCH_PUT, fault);
        assertEquals(Outcome.FAILED, actuator.writeAhead(EVENING).outcome());
        assertEquals(List.of(), group.scheduled());

        proxy.heal();
        assertEquals(ActuatorResult.applied(), actuator.writeAhead(EVENING));
        assertEquals(SCHEDULED, group.scheduled());
    }

    @Test
    void aPutWhoseAnswerWasLostIsFoundByReadingBack() {
        proxy.fail(BATCH_PUT, Fault.ANSWER_LOST);

        ActuatorResult result = actuator.writeAhead(EVENING);

        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().startsWith("seen by reading back"), result.message());
        assertEquals(SCHEDULED, group.scheduled());
    }

    @Test
    void throttledCallsAreNotReadBack() {
        proxy.fail(BATCH_PUT, Fault.THROTTLED);
        actuator.writeAhead(EVENING);

        assertEquals(1, Collections.frequency(proxy.calls(), DESCRIBE));
    }

    @Test
    void whatIsOverIsDeletedAlsoWhenThePutBeforeItFails() {
        actuator.writeAhead(EVENING);
        proxy.fail(BATCH_PUT, Fault.SERVER_ERROR);

        actuator.writeAhead(List.of(EVENING.get(0), new ScheduledFloor(TEN.plusSeconds(3600), 4)));

        assertEquals(List.of(SCHEDULED.get(0)), group.scheduled());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void writesNothingWhenItCannotSeeWhatIsThere(Fault fault) {
        proxy.fail(DESCRIBE, fault);

        ActuatorResult result = actuator.writeAhead(EVENING);

        assertEquals(fault == Fault.ACCESS_DENIED ? Outcome.REFUSED : Outcome.FAILED, result.outcome());
        assertEquals(List.of(DESCRIBE), proxy.calls());
    }

    @Test
    void aForbiddenPutIsRefused() {
        proxy.fail(BATCH_PUT, Fault.ACCESS_DENIED);

        assertEquals(Outcome.REFUSED, actuator.writeAhead(EVENING).outcome());
    }

    @Test
    void raisesMaxSizeForTheHighestFloorIfAllowedAndNeverInAScheduledAction() {
        AutoScalingGroupActuator allowed = builder().allowMaxSizeUpTo(40).build();
        allowed.read();

        ActuatorResult result = allowed.writeAhead(List.of(new ScheduledFloor(SEVEN, 30), new ScheduledFloor(TEN, 50)));

        assertEquals(
                "MaxSize raised from 20 to 40 for what is scheduled; scheduled floors of up to 50 are clipped to the"
                        + " group's MaxSize 40",
                result.message());
        assertEquals(40, group.read().maxSize());
        assertEquals(List.of(ScheduledAction.ours(SEVEN, 30), ScheduledAction.ours(TEN, 40)), group.scheduled());
    }

    @Test
    void leavesAMaxSizeThatSomebodyHasRaisedSinceTheRead() {
        AutoScalingGroupActuator allowed = builder().allowMaxSizeUpTo(40).build();
        allowed.read();
        group.client()
                .updateAutoScalingGroup(
                        request -> request.autoScalingGroupName(TestGroup.NAME).maxSize(50));

        allowed.writeAhead(List.of(new ScheduledFloor(SEVEN, 30)));

        assertEquals(50, group.read().maxSize());
    }

    /** A warm pool is as large as MaxSize less the desired capacity: raising MaxSize starts instances. */
    @Test
    void leavesMaxSizeUnderAWarmPoolThatWouldFollowIt() {
        group.client().putWarmPool(request -> request.autoScalingGroupName(TestGroup.NAME));
        AutoScalingGroupActuator allowed = builder().allowMaxSizeUpTo(40).build();
        allowed.read();

        ActuatorResult result = allowed.writeAhead(List.of(new ScheduledFloor(SEVEN, 30)));

        assertEquals(20, group.read().maxSize());
        assertEquals(List.of(ScheduledAction.ours(SEVEN, 20)), group.scheduled());
        assertTrue(result.message().contains("clipped"), result.message());
    }

    /** Actions that come due while the process ScheduledActions is suspended are skipped for good. */
    @Test
    void saysThatScheduledActionsAreSuspendedAndResumesNothing() {
        group.client()
                .suspendProcesses(
                        request -> request.autoScalingGroupName(TestGroup.NAME).scalingProcesses("ScheduledActions"));
        actuator.read();

        ActuatorResult result = actuator.writeAhead(EVENING);

        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().startsWith("suspended: ScheduledActions"), result.message());
        assertEquals(1, group.read().suspendedProcesses().size());
        assertEquals(SCHEDULED, group.scheduled());
    }

    @Test
    void schedulesNothingForAGroupThatIsGone() {
        AutoScalingGroupActuator lost = AutoScalingGroupActuator.builder(client, "no-such-group")
                .clock(clock)
                .build();
        lost.read();

        assertEquals(Outcome.REFUSED, lost.writeAhead(EVENING).outcome());
    }

    @Test
    void remembersInATagWhatAwsMaySetForIt() {
        actuator.writeAhead(EVENING);

        AutoScalingGroupActuator startedLater = builder().build();
        startedLater.read();

        assertEquals(Set.of(4, 12), startedLater.mayHaveSet());
    }

    @Test
    void forgetsInTheTagWhatIsNoLongerScheduled() {
        actuator.writeAhead(EVENING);
        actuator.writeAhead(List.of(EVENING.get(1)));
        actuator.writeAhead(List.of(EVENING.get(1)));

        actuator.read();
        assertEquals(Set.of(4), actuator.mayHaveSet());
    }

    @Test
    void schedulesAlsoWhenTheTagCannotBeWritten() {
        proxy.fail(TAG, Fault.ACCESS_DENIED);

        ActuatorResult result = actuator.writeAhead(EVENING);

        assertEquals(Outcome.APPLIED, result.outcome());
        assertTrue(result.message().startsWith("not remembered in tag kickoff:ahead"), result.message());
        assertEquals(SCHEDULED, group.scheduled());
    }

    @Test
    void writesNoTagWhenToldSo() {
        AutoScalingGroupActuator untagged = builder().withoutTag().build();
        untagged.read();
        untagged.writeAhead(EVENING);

        assertEquals(SCHEDULED, group.scheduled());
        assertEquals(List.of(), group.read().tags());
    }

    @Test
    void leavesForeignTagsAndForeignGroups() {
        group.client()
                .createOrUpdateTags(request -> request.tags(tag -> tag.resourceType("auto-scaling-group")
                        .resourceId(TestGroup.NAME)
                        .key("owner")
                        .value("playback")
                        .propagateAtLaunch(true)));
        AutoScalingGroup other = group.another("checkout");

        actuator.remember(new RaisedFloor(4, 4, 1));
        actuator.writeAhead(EVENING);

        assertEquals(List.of("playback"), group.tags("owner"));
        assertEquals(other, group.read("checkout"));
    }
}
