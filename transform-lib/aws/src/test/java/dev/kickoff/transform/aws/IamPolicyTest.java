package dev.kickoff.transform.aws;

import static dev.kickoff.transform.aws.TestTarget.lower;
import static dev.kickoff.transform.aws.TestTarget.raise;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.AheadActuator;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.RaisedFloor;
import dev.kickoff.transform.ScheduledFloor;
import dev.kickoff.transform.aws.TargetCapacity.Reading;
import dev.kickoff.transform.aws.cloudwatch.CloudWatchPublisher;
import dev.kickoff.transform.aws.cloudwatch.CloudWatchTraffic;
import dev.kickoff.transform.aws.iam.AwsAccount;
import dev.kickoff.transform.aws.iam.IamPolicy;
import dev.kickoff.transform.aws.iam.IamStatement;
import dev.kickoff.transform.aws.iam.NeedsPermissions;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.RecordingActuator;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** The policy allows every call that is really made against moto, and nothing that is not. */
class IamPolicyTest {
    private static final AwsAccount ACCOUNT = AwsAccount.of("eu-west-3", "111122223333");
    private static final CallsMade made = new CallsMade();

    private static TestEcsService service;
    private static TestTarget table;

    @BeforeAll
    static void startMoto() {
        service = new TestEcsService(made);
        table = new TestTarget();
    }

    @AfterAll
    static void stopMoto() {
        service.close();
        table.close();
    }

    @BeforeEach
    void forgetCalls() {
        made.forget();
    }

    @Test
    void allowsExactlyTheCallsAboutAGroup() {
        try (TestGroup group = TestGroup.create(table.moto(), 4, 20);
                AutoScalingClient client = TestClients.client(
                        AutoScalingClient.builder(), table.moto().endpoint(), made)) {
            AutoScalingGroupActuator tagged =
                    AutoScalingGroupActuator.builder(client, TestGroup.NAME).build();
            AutoScalingGroupActuator untagged = AutoScalingGroupActuator.builder(client, TestGroup.NAME)
                    .withoutTag()
                    .build();

            assertExact(tagged, use(tagged));
            assertExact(untagged, use(untagged));
            assertEquals(4, group.minSize());
        }
    }

    @Test
    void allowsExactlyTheCallsAboutAScalableTarget() {
        table.create(4, 20);
        try (ApplicationAutoScalingClient client = TestClients.client(
                ApplicationAutoScalingClient.builder(), table.proxy().endpoint(), made)) {
            ScalableTargetActuator tagged = ScalableTargetActuator.builder(
                            client, TestTarget.DIMENSION, TestTarget.TABLE)
                    .build();
            ScalableTargetActuator untagged = ScalableTargetActuator.builder(
                            client, TestTarget.DIMENSION, TestTarget.TABLE)
                    .withoutTag()
                    .build();

            assertExact(tagged, use(tagged));
            assertExact(untagged, use(untagged));
        }
    }

    @Test
    void allowsExactlyTheCallsAboutAnEcsServiceWithAScalableTarget() {
        service.create(4);
        service.registerTarget(4, 20);
        service.ecsProxy().simulate("ListTasks", request -> "{\"taskArns\":[\"task\"]}");
        made.forget();
        EcsServiceActuator running = service.actuator().build();
        EcsServiceActuator healthy = service.actuator().countHealthyTasks().build();

        assertExact(running, use(running));
        assertExact(healthy, use(healthy));
    }

    @Test
    void allowsExactlyTheCallsAboutAnEcsServiceWithOrWithoutAScalableTarget() {
        EcsServiceActuator either =
                service.actuator().setDesiredCountWithoutTarget().build();
        service.create(4);
        made.forget();
        Set<String> calls = new TreeSet<>(use(either));
        service.registerTarget(4, 20);
        made.forget();
        calls.addAll(use(either));

        assertExact(either, calls);
    }

    @Test
    void allowsExactlyTheCallsAboutTargetGroups() {
        try (ElasticLoadBalancingV2Client client = TestClients.client(
                ElasticLoadBalancingV2Client.builder(), table.moto().endpoint(), made)) {
            TargetGroupReadiness readiness = TargetGroupReadiness.of(
                    client, "arn:aws:elasticloadbalancing:eu-west-3:123456789012:targetgroup/web/50dc6c495c0c9188");
            readiness.read(CapacityState.of(4, 4, 4));

            assertExact(readiness, made.all());
        }
    }

    @Test
    void allowsExactlyTheCallsToCloudWatch() {
        try (CloudWatchClient client =
                TestClients.client(CloudWatchClient.builder(), table.moto().endpoint(), made)) {
            CloudWatchTraffic traffic =
                    CloudWatchTraffic.builder(client, "Edge", "Requests").build();
            CloudWatchPublisher publisher = CloudWatchPublisher.builder(client, "video-edge", "eu-west-3")
                    .build();
            traffic.read(Instant.parse("2026-06-11T18:00:00Z"), Instant.parse("2026-06-11T19:00:00Z"));
            assertExact(traffic, made.all());
            made.forget();

            try (FakeHub hub = FakeHub.start();
                    Kickoff kickoff = Kickoff.builder()
                            .service("video-edge")
                            .region("eu-west-3")
                            .team("playback")
                            .signal("requests")
                            .transform(Transform.linear(100))
                            .minCapacity(4)
                            .maxCapacity(60)
                            .hub(hub.uri())
                            .trustKey(hub.keyId(), hub.publicKey())
                            .actuator(new RecordingActuator(4))
                            .listener(publisher.listener())
                            .build()) {
                assertTrue(publisher.publish(kickoff.status()));
            }
            assertExact(publisher, made.all());
        }
    }

    @Test
    void everyWriteIsLimitedToItsTargetOrCondition() {
        service.create(4);
        IamPolicy policy = IamPolicy.forTargets(
                ACCOUNT,
                service.actuator()
                        .setDesiredCountWithoutTarget()
                        .countHealthyTasks()
                        .build(),
                table.actuator().build());

        assertTrue(policy.statements().size() > 5);
        for (IamStatement statement : policy.statements()) {
            boolean reads = statement.actions().stream().allMatch(action -> action.matches(".*:(Describe|List)\\w+"));
            boolean narrow = !statement.resources().contains("*")
                    || !statement.conditions().isEmpty();
            assertTrue(reads || narrow, statement.toString());
            assertFalse(statement.actions().stream().anyMatch(action -> action.contains("*")), statement.toString());
        }
    }

    @Test
    void maxSizeMayBeGivenOnlyAsFarAsItMayBeRaised() {
        AutoScalingGroupActuator fixed =
                AutoScalingGroupActuator.builder(null, "video-edge").build();
        AutoScalingGroupActuator raised = AutoScalingGroupActuator.builder(null, "video-edge")
                .allowMaxSizeUpTo(40)
                .build();

        assertTrue(json(fixed).contains("{\"Null\":{\"autoscaling:MaxSize\":[\"true\"]}}"), json(fixed));
        assertTrue(
                json(raised).contains("{\"NumericLessThanEqualsIfExists\":{\"autoscaling:MaxSize\":[\"40\"]}}"),
                json(raised));
    }

    @Test
    void saysWhatAwsItselfChecksWhenATargetIsChanged() {
        String policy = json(service.actuator().build());

        assertTrue(
                policy.contains("\"Sid\":\"CheckedByAws5\",\"Effect\":\"Allow\",\"Action\":[\"ecs:DescribeServices\","
                        + "\"ecs:UpdateService\"],\"Resource\":[\"arn:aws:ecs:eu-west-3:111122223333:service/edge/"
                        + "video-edge\"]"),
                policy);
    }

    @Test
    void registeringMayMakeTheRoleThatAwsNeeds() {
        ScalableTargetActuator registering = table.actuator()
                .capacity(() -> Reading.of(4, 4))
                .registerIfAbsent(20)
                .build();

        assertTrue(json(registering).contains("iam:CreateServiceLinkedRole"));
        assertFalse(json(table.actuator().build()).contains("iam:"));
    }

    @Test
    void limitsTagsToOurs() {
        JsonObject policy = new Gson().fromJson(json(table.actuator().build()), JsonObject.class);

        assertTrue(
                policy.getAsJsonArray("Statement").asList().stream()
                        .map(Object::toString)
                        .filter(statement -> statement.contains("TagResource"))
                        .allMatch(statement -> statement.contains("\"aws:TagKeys\":[\"kickoff:raised\"")),
                policy.toString());
    }

    @Test
    void knowsEveryNamespaceOfTheSdk() {
        for (ScalableDimension dimension : ScalableDimension.knownValues()) {
            ScalableTargetActuator any = ScalableTargetActuator.builder(null, dimension, "some/resource")
                    .build();

            assertTrue(json(any).contains(dimension.toString()), dimension.toString());
            assertFalse(json(any).contains("null"), json(any));
        }
    }

    @Test
    void anAccountHasTwelveDigits() {
        assertThrows(IllegalArgumentException.class, () -> AwsAccount.of("eu-west-3", "1111"));
    }

    /** Everything that the library ever asks of an actuator. */
    private static Set<String> use(Actuator actuator) {
        made.forget();
        actuator.read();
        actuator.raiseFloor(raise(4, 12));
        actuator.read();
        actuator.lowerFloor(lower(12, 4));
        actuator.read();
        actuator.remember(new RaisedFloor(4, 4, 7));
        if (actuator instanceof AheadActuator ahead) {
            ahead.writeAhead(List.of(new ScheduledFloor(Instant.parse("2100-06-11T19:00:00Z"), 12)));
            ahead.writeAhead(List.of());
        }
        return made.all();
    }

    private static void assertExact(NeedsPermissions part, Set<String> calls) {
        Set<String> allowed = new TreeSet<>();
        List<IamStatement> statements = IamPolicy.forTargets(ACCOUNT, part).statements();
        statements.stream()
                .filter(statement -> !statement.checkedByAws())
                .forEach(statement -> allowed.addAll(statement.actions()));
        assertEquals(allowed, calls);
    }

    private static String json(NeedsPermissions part) {
        String policy = IamPolicy.forTargets(ACCOUNT, part).json();
        return new Gson().toJson(new Gson().fromJson(policy, JsonObject.class));
    }
}
