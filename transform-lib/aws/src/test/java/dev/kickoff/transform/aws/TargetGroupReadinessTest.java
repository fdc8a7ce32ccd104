package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.Fault;
import dev.kickoff.emulator.FaultProxy;
import dev.kickoff.emulator.MotoServer;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.Readiness;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** With a group of instances in moto behind two target groups; that a target is not healthy is simulated. */
class TargetGroupReadinessTest {
    private static final String DESCRIBE = "DescribeTargetHealth";
    private static final CapacityState TARGET = CapacityState.of(4, 4, 4);

    private static MotoServer moto;
    private static FaultProxy proxy;
    private static ElasticLoadBalancingV2Client client;

    private TestGroup group;
    private String web;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.start();
        proxy = FaultProxy.before(moto.endpoint());
        client = TestClients.client(ElasticLoadBalancingV2Client.builder(), proxy.endpoint());
    }

    @AfterAll
    static void stopMoto() {
        client.close();
        proxy.close();
        moto.close();
    }

    @BeforeEach
    void createGroupBehindTargetGroup() {
        proxy.heal();
        proxy.rewrite(DESCRIBE, UnaryOperator.identity());
        group = TestGroup.create(moto, 4, 20);
        web = targetGroup("web");
        attach(web);
    }

    @AfterEach
    void closeGroup() {
        group.close();
    }

    @Test
    void countsTheTargetsThatPassTheirHealthCheck() {
        assertEquals(Readiness.Reading.of(4), readiness().read(TARGET));
    }

    @Test
    void seesWhatTheGroupHasLaunchedSince() {
        AutoScalingGroupActuator.builder(group.client(), TestGroup.NAME).build().raiseFloor(TestTarget.raise(4, 7));

        assertEquals(7, readiness().read(TARGET).units());
    }

    @Test
    void doesNotCountATargetThatFailsAndSaysWhy() {
        simulateState("unhealthy", "Target.Timeout");

        assertEquals(
                new Readiness.Reading(3, "target-group/web: 1 targets unhealthy (Target.Timeout)"),
                readiness().read(TARGET));
    }

    @Test
    void aTargetThatIsStillBeingRegisteredIsNotReadyAndNoProblem() {
        simulateState("initial", "Elb.RegistrationInProgress");

        assertEquals(Readiness.Reading.of(3), readiness().read(TARGET));
    }

    @Test
    void ofSeveralTargetGroupsTheOneWithTheFewestCounts() {
        String admin = targetGroup("admin");

        assertEquals(0, TargetGroupReadiness.of(client, web, admin).read(TARGET).units());
        attach(admin);
        assertEquals(4, TargetGroupReadiness.of(client, web, admin).read(TARGET).units());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void whatCannotBeReadIsUnknown(Fault fault) {
        proxy.fail(DESCRIBE, fault);

        Readiness.Reading reading = readiness().read(TARGET);

        assertNull(reading.units());
        assertTrue(reading.problem().startsWith("cannot describe the targets of target-group/web"), reading.problem());
    }

    @Test
    void aTargetGroupThatIsNotThereIsUnknown() {
        String gone = "arn:aws:elasticloadbalancing:eu-west-3:123456789012:targetgroup/gone/50dc6c495c0c9188";

        assertNull(TargetGroupReadiness.of(client, gone).read(TARGET).units());
    }

    @Test
    void needsArnsOfTargetGroups() {
        assertThrows(IllegalArgumentException.class, () -> TargetGroupReadiness.of(client));
        assertThrows(IllegalArgumentException.class, () -> TargetGroupReadiness.of(client, "web"));
    }

    private TargetGroupReadiness readiness() {
        return TargetGroupReadiness.of(client, web);
    }

    private void attach(String arn) {
        group.client()
                .attachLoadBalancerTargetGroups(
                        request -> request.autoScalingGroupName(TestGroup.NAME).targetGroupARNs(arn));
    }

    /** Of the first target. */
    private static void simulateState(String state, String reason) {
        proxy.rewrite(
                DESCRIBE,
                answer -> answer.replaceFirst(
                        "<State>healthy</State>", "<State>" + state + "</State><Reason>" + reason + "</Reason>"));
    }

    private static String targetGroup(String name) {
        return client.createTargetGroup(request -> request.name(name)
                        .protocol(ProtocolEnum.HTTP)
                        .port(8080)
                        .vpcId(defaultVpc()))
                .targetGroups()
                .get(0)
                .targetGroupArn();
    }

    /** By plain HTTP: the SDK for EC2 is large, and nothing else here needs it. */
    private static String defaultVpc() {
        HttpRequest request = HttpRequest.newBuilder(moto.endpoint())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-3/ec2/aws4_request, SignedHeaders=host,"
                                + " Signature=none")
                .POST(BodyPublishers.ofString("Action=DescribeVpcs&Version=2016-11-15"))
                .build();
        try {
            String answer = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            Matcher vpc = Pattern.compile("<vpcId>(vpc-[0-9a-f]+)</vpcId>").matcher(answer);
            assertTrue(vpc.find(), answer);
            return vpc.group(1);
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
