package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.Fault;
import dev.kickoff.emulator.FaultProxy;
import dev.kickoff.emulator.MotoServer;
import dev.kickoff.emulator.RandomFaults;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.PlanListener;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;

/**
 * Random plans, 40 of them and in {@code make test-plans} two hundred, one after the other on one group, each of them followed while half of the calls go wrong and
 * simulated AWS carries out what is due: once the faults end, the group's MinSize and scheduled actions are the plan's, and
 * what belongs to others is as it was.
 */
class RandomPlansThroughFaultsTest {
    private static final long SEED = 20_260_611;
    private static final int PLANS = Integer.getInteger("kickoff.plans", 40);
    private static final int CYCLES_WITH_FAULTS = 2;
    private static final int CYCLES_TO_HEAL = 8;
    private static final Duration CYCLE = Duration.ofSeconds(61);
    private static final Instant START = Instant.parse("2026-03-28T18:00:30Z");
    private static final Duration STEP = Duration.ofMinutes(5);
    private static final int TEAM_MINIMUM = 4;
    private static final int TEAM_MAXIMUM = 20;

    private final Random random = new Random(SEED);
    private final ManualClock clock = new ManualClock(START);
    private final RandomFaults faults = new RandomFaults(SEED)
            .with(Fault.THROTTLED, 0.30)
            .with(Fault.SERVER_ERROR, 0.20)
            .with(Fault.ALREADY_EXISTS, 0.05)
            .with(Fault.REQUEST_LOST, 0.03)
            .with(Fault.ANSWER_LOST, 0.07)
            .slow(0.005, Duration.ofSeconds(5))
            .failingEntries(0.10);

    private MotoServer moto;
    private FaultProxy proxy;
    private TestGroup group;
    private AutoScalingClient client;
    private FakeHub hub;
    private Kickoff kickoff;
    private SimulatedAws aws;
    private Set<Instant> taken;
    private final List<Report.Action> told = new ArrayList<>();

    @BeforeEach
    void start() {
        moto = MotoServer.start();
        proxy = FaultProxy.before(moto.endpoint());
        group = TestGroup.create(moto, TEAM_MINIMUM, TEAM_MAXIMUM);
        aws = new SimulatedAws(group);
        client = impatientClient();
        hub = FakeHub.start();
        kickoff = library();
        taken = leaveWhatIsNotKickoffs();
    }

    @AfterEach
    void stop() {
        kickoff.close();
        hub.close();
        client.close();
        group.close();
        proxy.close();
        moto.close();
    }

    @Test
    void theGroupIsThePlansOnceTheFaultsEndAndNothingElseIsTouched() {
        List<ScheduledAction> foreignActions = group.scheduledByOthers();
        AutoScalingGroup foreignGroup = group.read("checkout");
        int carriedOutByAws = 0;
        for (int version = 1; version <= PLANS; version++) {
            clock.advance(STEP.multipliedBy(1 + random.nextInt(12)));
            carriedOutByAws += aws.runDue(clock.instant());
            CapacityPlan plan = randomPlan(version);
            hub.publish(plan);
            proxy.failRandomly(faults);
            for (int cycle = 0; cycle < CYCLES_WITH_FAULTS; cycle++) {
                runCycle();
            }
            proxy.heal();
            int cycles = 0;
            do {
                runCycle();
                cycles++;
            } while (cycles < CYCLES_TO_HEAL && !wanted(plan).equals(found(group.scheduled())));

            assertFollows(plan, foreignActions);
        }
        assertEquals(foreignGroup, group.read("checkout"));
        assertEquals(List.of("playback"), group.tags("owner"));
        assertEquals(TEAM_MAXIMUM, group.read().maxSize());
        assertTrue(carriedOutByAws > 0, "simulated AWS had nothing to do");
        for (Fault fault : List.of(Fault.THROTTLED, Fault.SERVER_ERROR, Fault.ALREADY_EXISTS, Fault.ANSWER_LOST)) {
            assertTrue(faults.drawn(fault) > 0, fault + " never happened");
        }
    }

    private void runCycle() {
        clock.advance(CYCLE);
        aws.runDue(clock.instant());
        kickoff.runOnce();
    }

    /** What the group and the plan come to, in the same form. */
    private record State(int minSize, List<ScheduledAction> scheduled) {}

    private State wanted(CapacityPlan plan) {
        PlanOracle oracle = new PlanOracle(plan, TEAM_MINIMUM, TEAM_MAXIMUM);
        return new State(oracle.minSize(clock.instant()), oracle.scheduled(clock.instant(), taken));
    }

    private State found(List<ScheduledAction> all) {
        Instant certain = clock.instant().plus(PlanOracle.CERTAIN);
        return new State(
                group.minSize(),
                all.stream()
                        .filter(action -> action.isOurs() && !action.start().isBefore(certain))
                        .sorted(Comparator.comparing(ScheduledAction::start))
                        .toList());
    }

    private void assertFollows(CapacityPlan plan, List<ScheduledAction> foreignActions) {
        List<ScheduledAction> all = group.scheduled();
        String what = "plan " + plan.version() + " at " + clock.instant() + ", tags " + group.tags(RaisedTag.KEY)
                + group.tags(AheadTag.KEY) + ", told " + told.subList(Math.max(0, told.size() - 12), told.size());
        assertEquals(wanted(plan), found(all), what);
        assertEquals(
                all.size(), all.stream().map(ScheduledAction::name).distinct().count(), "names are unique");
        assertEquals(
                all.size(), all.stream().map(ScheduledAction::start).distinct().count(), "starts are unique");
        assertEquals(
                foreignActions, all.stream().filter(action -> !action.isOurs()).toList());
    }

    /** From now on, for 3 to 40 hours. */
    private CapacityPlan randomPlan(int version) {
        List<Floor> floors = new ArrayList<>();
        Instant begin = clock.instant().truncatedTo(ChronoUnit.HOURS);
        int count = 3 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            int steps = i == count - 1 ? 36 : 1 + random.nextInt(36);
            Instant until = begin.plus(STEP.multipliedBy(steps)).plus(i == 0 ? Duration.ofHours(1) : Duration.ZERO);
            int capacity = random.nextInt(TEAM_MAXIMUM + 6);
            floors.add(new Floor(begin, begin, until, capacity, 0, Quantile.P90, 20, List.of(), null, null, 0));
            begin = until;
        }
        return new CapacityPlan(
                "video-edge",
                "eu-west-3",
                version,
                clock.instant(),
                "requests",
                "instance",
                floors,
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }

    /** A tag, a group with an action of its own, and actions in our group at starts that plans use. */
    private Set<Instant> leaveWhatIsNotKickoffs() {
        group.client()
                .createOrUpdateTags(request -> request.tags(tag -> tag.resourceType("auto-scaling-group")
                        .resourceId(TestGroup.NAME)
                        .key("owner")
                        .value("playback")
                        .propagateAtLaunch(true)));
        group.another("checkout");
        Set<Instant> starts = new HashSet<>();
        for (int i = 0; i < 15; i++) {
            Instant start = START.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofMinutes(7 * 60 * i + 5L * i));
            starts.add(start);
            int number = i;
            group.client()
                    .putScheduledUpdateGroupAction(request -> request.autoScalingGroupName(TestGroup.NAME)
                            .scheduledActionName("nightly-" + number)
                            .startTime(start)
                            .recurrence("0 3 * * *")
                            .minSize(2));
        }
        return starts;
    }

    private Kickoff library() {
        return Kickoff.builder()
                .service("video-edge")
                .region("eu-west-3")
                .team("playback")
                .signal("requests")
                .transform(Transform.linear(100))
                .minCapacity(TEAM_MINIMUM)
                .maxCapacity(TEAM_MAXIMUM)
                .hub(hub.uri())
                .trustKey(hub.keyId(), hub.publicKey())
                .actuator(AutoScalingGroupActuator.builder(client, TestGroup.NAME)
                        .clock(clock)
                        .build())
                .clock(clock)
                .listener(new PlanListener() {
                    @Override
                    public void onAction(Report.Action action) {
                        told.add(action);
                    }
                })
                .act()
                .build();
    }

    /** Gives up long before a slow answer comes, which is then a lost one. */
    private AutoScalingClient impatientClient() {
        return AutoScalingClient.builder()
                .endpointOverride(proxy.endpoint())
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallTimeout(Duration.ofSeconds(2)))
                .build();
    }
}
