package dev.kickoff.hub.delivery;

import static dev.kickoff.hub.testing.Api.asOperator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.hub.delivery.keda.wire.ExternalScalerGrpc;
import dev.kickoff.hub.delivery.keda.wire.ExternalScalerGrpc.ExternalScalerBlockingStub;
import dev.kickoff.hub.delivery.keda.wire.GetMetricsRequest;
import dev.kickoff.hub.delivery.keda.wire.IsActiveResponse;
import dev.kickoff.hub.delivery.keda.wire.ScaledObjectRef;
import dev.kickoff.hub.testing.HubProfile;
import dev.kickoff.hub.testing.SettableClock;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** KEDA's external scaler over real gRPC, on the port of everything else. */
@QuarkusTest
@TestProfile(HubProfile.class)
class KedaScalerTest {
    @TestHTTPResource("/")
    URI hub;

    @ConfigProperty(name = "kickoff.access.service-token")
    String serviceToken;

    @Inject
    AnotherReplica other;

    @Inject
    SettableClock clock;

    @Inject
    PlanCache cache;

    private ManagedChannel channel;
    private ExternalScalerBlockingStub scaler;

    @BeforeEach
    void connect() {
        clock.set(AnotherReplica.START.plus(Duration.ofMinutes(1)));
        channel = ManagedChannelBuilder.forAddress(hub.getHost(), hub.getPort())
                .usePlaintext()
                .build();
        scaler = ExternalScalerGrpc.newBlockingStub(channel).withDeadlineAfter(60, TimeUnit.SECONDS);
    }

    @AfterEach
    void disconnect() throws InterruptedException {
        channel.shutdownNow().awaitTermination(30, TimeUnit.SECONDS);
    }

    @Test
    void asksForAsManyReplicasAsTheFloorInForce() throws Exception {
        publish("grpc-floor", 1, 12);
        ScaledObjectRef ref = ref("grpc-floor", serviceToken);

        assertEquals(1.0, scaler.getMetricSpec(ref).getMetricSpecs(0).getTargetSizeFloat());
        assertEquals(12.0, floor(ref));
        assertTrue(scaler.isActive(ref).getResult());
    }

    @Test
    void aPlanThatHasEndedKeepsItsLastFloor() throws Exception {
        publish("grpc-stale", 1, 12);
        clock.set(AnotherReplica.START.plus(Duration.ofDays(9)));

        assertEquals(12.0, floor(ref("grpc-stale", serviceToken)));
    }

    @Test
    void isUnavailableAndNotZeroWithoutAPlan() {
        ScaledObjectRef ref = ref("grpc-unheard-of", serviceToken);

        refused(Status.Code.UNAVAILABLE, () -> floor(ref));
        refused(Status.Code.UNAVAILABLE, () -> scaler.isActive(ref));
        refused(Status.Code.UNAVAILABLE, () -> scaler.streamIsActive(ref).next());
        assertEquals(1, scaler.getMetricSpec(ref).getMetricSpecsCount());
    }

    @Test
    void streamsWhetherItIsActiveOnEachNewPlan() throws Exception {
        publish("grpc-streamed", 1, 12);
        Iterator<IsActiveResponse> told = scaler.streamIsActive(ref("grpc-streamed", serviceToken));
        assertTrue(told.next().getResult());

        publish("grpc-streamed", 2, 0);

        assertEquals(false, told.next().getResult());
    }

    @Test
    void refusesACallWithoutAKnownToken() throws Exception {
        publish("grpc-locked", 1, 12);

        refused(Status.Code.UNAUTHENTICATED, () -> floor(ref("grpc-locked", "")));
        refused(Status.Code.UNAUTHENTICATED, () -> floor(ref("grpc-locked", "no-token-of-anybody-0123456789ab")));
        refused(
                Status.Code.UNAUTHENTICATED,
                () -> scaler.streamIsActive(ref("grpc-locked", "")).next());
    }

    @Test
    void aServicesTokenReadsItsOwnFloorOnly() throws Exception {
        publish("grpc-own", 1, 12);
        publish("grpc-other", 1, 30);
        String token = asOperator()
                .contentType("application/json")
                .body("{\"service\": \"grpc-own\", \"label\": \"keda\"}")
                .post("/v1/tokens")
                .then()
                .statusCode(201)
                .extract()
                .path("token");

        assertEquals(12.0, floor(ref("grpc-own", token)));
        refused(Status.Code.PERMISSION_DENIED, () -> floor(ref("grpc-other", token)));
    }

    @Test
    void takesTheTokenFromTheCallsMetadataToo() throws Exception {
        publish("grpc-bearer", 1, 12);
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + serviceToken);
        scaler = scaler.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));

        assertEquals(12.0, floor(ref("grpc-bearer", "")));
    }

    private double floor(ScaledObjectRef ref) {
        return scaler.getMetrics(GetMetricsRequest.newBuilder()
                        .setScaledObjectRef(ref)
                        .setMetricName("kickoff-floor")
                        .build())
                .getMetricValues(0)
                .getMetricValueFloat();
    }

    private static void refused(Status.Code code, Executable call) {
        assertEquals(
                code,
                assertThrows(StatusRuntimeException.class, call).getStatus().getCode());
    }

    private static ScaledObjectRef ref(String service, String token) {
        return ScaledObjectRef.newBuilder()
                .setName(service)
                .setNamespace("default")
                .putScalerMetadata("service", service)
                .putScalerMetadata("region", "eu-west-3")
                .putScalerMetadata("tokenFromEnv", token)
                .build();
    }

    private void publish(String service, long version, int capacity) throws Exception {
        other.publish(service, version, capacity);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> cache.find(service, "eu-west-3")
                        .filter(plan -> plan.version() == version)
                        .isPresent());
    }
}
