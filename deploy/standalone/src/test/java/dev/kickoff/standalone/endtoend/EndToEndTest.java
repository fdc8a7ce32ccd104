package dev.kickoff.standalone.endtoend;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.emulator.MotoServer;
import dev.kickoff.hub.readiness.Reports;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.Samples;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.aws.AutoScalingGroupActuator;
import dev.kickoff.transform.testing.ManualClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** The whole loop: an event entered over HTTP moves the MinSize of a group in moto, before the start and after the end. */
@QuarkusTest
@TestProfile(EndToEndProfile.class)
class EndToEndTest {
    private static final String SIGNAL = "/v1/signals/requests/regions/eu-west-3";
    private static final String GROUP = "web";
    private static final Duration LEAD_TIME = Duration.ofMinutes(5);
    private static final int TEAM_MINIMUM = 2;
    private static final double SIGNAL_PER_INSTANCE = 500;

    @TestHTTPResource("/")
    URI hub;

    @Inject
    ManualClock clock;

    @Inject
    Reports reports;

    @TempDir
    Path backup;

    private final MotoServer moto = MotoServer.start();
    private final AutoScalingClient aws = client(moto.endpoint());

    @BeforeEach
    void createGroup() {
        moto.reset();
        aws.createLaunchConfiguration(request ->
                request.launchConfigurationName("small").imageId("ami-12c6146b").instanceType("t3.small"));
        aws.createAutoScalingGroup(request -> request.autoScalingGroupName(GROUP)
                .launchConfigurationName("small")
                .availabilityZones("eu-west-3a")
                .minSize(TEAM_MINIMUM)
                .maxSize(200));
    }

    @AfterEach
    void stop() {
        aws.close();
        moto.close();
    }

    @Test
    void anEventRaisesMinSizeBeforeItsStartAndReleasesItAfterItsEnd() {
        declareSignalAndImportHistory();
        EventNight.pastStarts().forEach(start -> enter("past-" + start.getEpochSecond(), start));
        try (Kickoff kickoff = library()) {
            kickoff.runOnce();
            awaitPlan(kickoff);
            Instant beforeTheStart = EventNight.START.minus(Duration.ofMinutes(1));
            int quiet = floorAt(kickoff, beforeTheStart);

            enter("the-final", EventNight.START);
            int needed = (int) Math.ceil(EventNight.traffic(EventNight.START) / SIGNAL_PER_INSTANCE);
            Awaitility.await("a plan with the event")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> planned(kickoff, beforeTheStart) >= needed);
            assertTrue(quiet < needed / 2, "quiet " + quiet + ", needed " + needed);

            playTo(EventNight.START.minus(Duration.ofHours(2)), kickoff);
            assertTrue(minSize() < needed / 2, "two hours before the start: " + minSize());
            playTo(EventNight.START.minus(LEAD_TIME), kickoff);
            assertTrue(minSize() >= needed, "a lead time before the start: " + minSize() + ", needed " + needed);
            playTo(EventNight.END.minus(Duration.ofMinutes(10)), kickoff);
            assertTrue(minSize() >= needed, "shortly before the end: " + minSize() + ", needed " + needed);
            playTo(EventNight.END.plus(Duration.ofHours(3)), kickoff);
            assertTrue(minSize() < needed / 2, "three hours after the end: " + minSize());
            assertTrue(minSize() >= TEAM_MINIMUM);
            hubKnowsWhatIsThere();
        }
    }

    private void declareSignalAndImportHistory() {
        service()
                .contentType("application/json")
                .body(Map.of(
                        "signal",
                        "requests",
                        "region",
                        "eu-west-3",
                        "stepSeconds",
                        EventNight.STEP.toSeconds(),
                        "zone",
                        "UTC",
                        "unit",
                        "requests/5 min"))
                .put(SIGNAL)
                .then()
                .statusCode(201);
        service()
                .contentType("text/csv")
                .body(EventNight.csv(EventNight.HISTORY_FROM, EventNight.MORNING))
                .post(SIGNAL + "/traffic")
                .then()
                .statusCode(200);
    }

    private void enter(String id, Instant start) {
        given().auth()
                .oauth2(EndToEndProfile.OPERATOR_TOKEN)
                .contentType("application/json")
                .body(Map.of(
                        "id",
                        id,
                        "name",
                        "Match " + id,
                        "category",
                        "football",
                        "start",
                        start.toString(),
                        "end",
                        start.plus(EventNight.EVENT_LENGTH).toString(),
                        "zone",
                        "Europe/Paris",
                        "state",
                        start.isBefore(EventNight.MORNING) ? "ENDED" : "APPROVED"))
                .post("/v1/events")
                .then()
                .statusCode(201);
    }

    private Kickoff library() {
        JsonPath key = given().get("/v1/keys").then().statusCode(200).extract().jsonPath();
        return Kickoff.builder()
                .service("web")
                .region("eu-west-3")
                .team("storefront")
                .signal("requests")
                .tier(Tier.STANDARD)
                .transform(Transform.linear(SIGNAL_PER_INSTANCE))
                .leadTime(LEAD_TIME)
                .minCapacity(TEAM_MINIMUM)
                .maxCapacity(200)
                .hub(hub)
                .token(EndToEndProfile.SERVICE_TOKEN)
                .trustKey(key.getString("[0].keyid"), key.getString("[0].publicKey"))
                .backupDirectory(backup)
                .actuator(AutoScalingGroupActuator.builder(aws, GROUP).build())
                .clock(clock)
                .act()
                .build();
    }

    private static void awaitPlan(Kickoff kickoff) {
        Awaitility.await("a first plan").atMost(Duration.ofSeconds(60)).until(() -> {
            kickoff.runOnce();
            return kickoff.plan().isPresent();
        });
    }

    private static int planned(Kickoff kickoff, Instant at) {
        kickoff.runOnce();
        return floorAt(kickoff, at);
    }

    private static int floorAt(Kickoff kickoff, Instant at) {
        return kickoff.plan().orElseThrow().floorAt(at).orElseThrow().capacity();
    }

    /** Lets time pass in steps of the signal; traffic arrives and the library runs in each. */
    private void playTo(Instant end, Kickoff kickoff) {
        while (clock.instant().isBefore(end)) {
            Instant from = clock.instant();
            clock.advance(EventNight.STEP);
            service()
                    .contentType("application/json")
                    .body(new Samples(EventNight.samples(from, clock.instant())))
                    .post(SIGNAL + "/samples")
                    .then()
                    .statusCode(200);
            kickoff.runOnce();
        }
    }

    private int minSize() {
        return aws.describeAutoScalingGroups(request -> request.autoScalingGroupNames(GROUP))
                .autoScalingGroups()
                .get(0)
                .minSize();
    }

    private void hubKnowsWhatIsThere() {
        Report report = reports.latest("web", "eu-west-3").orElseThrow();
        assertEquals(Report.Mode.ACT, report.mode());
        assertEquals(Report.PlanSource.HUB, report.planSource());
        assertEquals(clock.instant(), report.at());
        assertEquals(minSize(), report.floorInForce());
    }

    private static RequestSpecification service() {
        return given().auth().oauth2(EndToEndProfile.SERVICE_TOKEN);
    }

    private static AutoScalingClient client(URI endpoint) {
        return AutoScalingClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_WEST_3)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
