package dev.kickoff.transform.aws.cloudwatch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.MotoServer;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.Samples;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.LibraryError;
import dev.kickoff.transform.Status;
import dev.kickoff.transform.aws.TestClients;
import dev.kickoff.transform.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Metric;

/** Metrics into and out of CloudWatch, as moto plays it. */
class CloudWatchTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");

    private static MotoServer moto;
    private static CloudWatchClient client;

    private final ManualClock clock = new ManualClock(SIX_PM);
    private final CloudWatchPublisher publisher = CloudWatchPublisher.builder(client, "video-edge", "eu-west-3")
            .clock(clock)
            .build();

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.start();
        client = TestClients.client(CloudWatchClient.builder(), moto.endpoint());
    }

    @AfterAll
    static void stopMoto() {
        client.close();
        moto.close();
    }

    @BeforeEach
    void wipe() {
        moto.reset();
    }

    @Test
    void publishesFloorAndReadyCapacityOfTheService() {
        assertTrue(publisher.publish(status(CapacityState.of(30, 30, 28))));

        assertEquals(Map.of(SIX_PM, 30.0), published("FloorInForce", "Average"));
        assertEquals(Map.of(SIX_PM, 28.0), published("Ready", "Average"));
        assertEquals(Map.of(SIX_PM, 0.0), published("Errors", "Sum"));
    }

    @Test
    void leavesOutWhatIsUnknown() {
        publisher.publish(status(CapacityState.unknown("throttled")));

        Set<String> names =
                client.listMetrics().metrics().stream().map(Metric::metricName).collect(Collectors.toSet());
        assertTrue(names.contains("FloorInForce"), names.toString());
        assertFalse(names.contains("Ready"), names.toString());
        assertFalse(names.contains("LeadTime"), names.toString());
    }

    @Test
    void callsOnceAMinuteAtMostAndSendsAllThatHasHappenedThen() {
        publisher.publish(status(CapacityState.of(30, 30, 28)));
        clock.advance(Duration.ofSeconds(30));
        publisher.listener().onDrift("group", 30, 4);
        publisher.listener().onReady("group", 30, Duration.ofSeconds(90));
        assertFalse(publisher.publish(status(CapacityState.of(30, 30, 30))));

        clock.advance(Duration.ofSeconds(30));
        publisher.listener().onDrift("group", 30, 4);
        assertTrue(publisher.publish(status(CapacityState.of(30, 30, 30))));

        Instant minuteLater = SIX_PM.plusSeconds(60);
        assertEquals(2.0, published("Drift", "Sum").get(minuteLater));
        assertEquals(90.0, published("LeadTime", "Average").get(minuteLater));
    }

    @Test
    void whatCouldNotBeSentGoesWithTheNextCall() {
        CloudWatchClient nowhere =
                TestClients.client(CloudWatchClient.builder(), moto.endpoint().resolve("http://127.0.0.1:9"));
        CloudWatchPublisher cutOff = CloudWatchPublisher.builder(nowhere, "video-edge", "eu-west-3")
                .clock(clock)
                .build();
        cutOff.listener().onError(new LibraryError(LibraryError.Kind.HUB_UNREACHABLE, SIX_PM, "away"));

        assertFalse(cutOff.publish(status(CapacityState.of(30, 30, 28))));

        assertEquals(1, ((EventCounts) cutOff.listener()).take().errors());
        nowhere.close();
    }

    @Test
    void readsTrafficInWholeSteps() {
        traffic(SIX_PM, 100);
        traffic(SIX_PM.plusSeconds(20), 20);
        traffic(SIX_PM.plusSeconds(180), 300);

        List<Samples.Sample> samples = requests().read(SIX_PM, SIX_PM.plus(Duration.ofMinutes(10)));

        assertEquals(
                List.of(new Samples.Sample(SIX_PM, 120), new Samples.Sample(SIX_PM.plusSeconds(180), 300)), samples);
    }

    @Test
    void leavesOutStepsThatAreNotWhollyInTheTimeAskedFor() {
        traffic(SIX_PM, 100);
        traffic(SIX_PM.plusSeconds(60), 200);
        traffic(SIX_PM.plusSeconds(120), 300);

        assertEquals(
                List.of(new Samples.Sample(SIX_PM.plusSeconds(60), 200)),
                requests().read(SIX_PM.plusSeconds(1), SIX_PM.plusSeconds(179)));
        assertEquals(List.of(), requests().read(SIX_PM.plusSeconds(1), SIX_PM.plusSeconds(59)));
    }

    @Test
    void aStepIsWholeMinutes() {
        assertThrows(
                IllegalArgumentException.class,
                () -> CloudWatchTraffic.builder(client, "Edge", "Requests").step(Duration.ofSeconds(90)));
    }

    private static CloudWatchTraffic requests() {
        return CloudWatchTraffic.builder(client, "Edge", "Requests")
                .dimension("Service", "video-edge")
                .build();
    }

    private static void traffic(Instant at, double value) {
        client.putMetricData(request -> request.namespace("Edge")
                .metricData(datum -> datum.metricName("Requests")
                        .dimensions(dimension -> dimension.name("Service").value("video-edge"))
                        .timestamp(at)
                        .value(value)));
    }

    private static Map<Instant, Double> published(String metric, String statistic) {
        return CloudWatchTraffic.builder(client, "Kickoff", metric)
                .dimension("Service", "video-edge")
                .dimension("Region", "eu-west-3")
                .statistic(statistic)
                .build()
                .read(SIX_PM.truncatedTo(ChronoUnit.HOURS), SIX_PM.plus(Duration.ofMinutes(10)))
                .stream()
                .collect(Collectors.toMap(Samples.Sample::timestamp, Samples.Sample::value));
    }

    private static Status status(CapacityState capacity) {
        return new Status(
                Report.Mode.ACT,
                true,
                7L,
                Report.PlanSource.HUB,
                SIX_PM,
                Duration.ofSeconds(15),
                false,
                30,
                capacity,
                null,
                null,
                0,
                null,
                List.of(),
                SIX_PM,
                null,
                null);
    }
}
