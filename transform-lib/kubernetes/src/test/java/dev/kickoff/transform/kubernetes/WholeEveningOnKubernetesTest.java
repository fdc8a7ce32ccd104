package dev.kickoff.transform.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library and the actuator together on a simulated cluster. */
class WholeEveningOnKubernetesTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");
    private static final Instant RAISE = SIX_PM.plus(Duration.ofMinutes(50));
    private static final Instant RELEASE = RAISE.plus(Duration.ofHours(3));

    private final ManualClock clock = new ManualClock(SIX_PM);
    private FakeHub hub;
    private SimulatedCluster cluster;

    @BeforeEach
    void start() {
        cluster = SimulatedCluster.withHpa(4, 60);
        hub = FakeHub.start();
        hub.publish(plan());
    }

    @AfterEach
    void stop() {
        cluster.close();
        hub.close();
    }

    @Test
    void raisesMinSizeBeforeTheStartAndLowersItAfterTheEnd() {
        try (Kickoff kickoff = library().act().build()) {
            assertEquals(4, minAt(SIX_PM, kickoff));
            assertEquals(30, minAt(RAISE, kickoff));
            assertEquals(4, minAt(RELEASE, kickoff));
        }
    }

    @Test
    void anInstanceThatWasLaunchedLaterLowersWhatItsPeersRaised() {
        try (Kickoff first = library().act().build()) {
            assertEquals(30, minAt(RAISE, first));
        }
        try (Kickoff launchedLater = library().act().build()) {
            assertEquals(4, minAt(RELEASE, launchedLater));
        }
    }

    @Test
    void deletingTheAnnotationMakesTheProcessThatRaisedForgetTheRaise() {
        try (Kickoff kickoff = library().act().build()) {
            assertEquals(30, minAt(RAISE, kickoff));
            cluster.annotate(RaisedAnnotation.KEY, null);

            assertEquals(30, minAt(RELEASE, kickoff));
        }
    }

    @Test
    void forgetsInTheAnnotationTooWhatOthersTookBack() {
        try (Kickoff kickoff = library().act().build()) {
            assertEquals(30, minAt(RAISE, kickoff));
            cluster.setMin("argocd-controller", 4);
            minAt(RELEASE, kickoff);
            minAt(RELEASE.plusSeconds(15), kickoff);

            assertEquals("base=4 to=4 plan=1", cluster.annotation());
        }
    }

    @Test
    void tellsTheHubThatReplicasFollowedAndFromWhomItTookTheField() {
        try (Kickoff kickoff = library().act().build()) {
            minAt(RAISE, kickoff);
            cluster.controllersRun();
            minAt(RAISE.plusSeconds(90), kickoff);
        }

        List<Report> reports = hub.reports();
        assertTrue(
                reports.stream()
                        .flatMap(report -> report.actions().stream())
                        .anyMatch(action -> String.valueOf(action).contains("over from 'helm'")),
                reports.toString());
        assertEquals(30, reports.get(reports.size() - 1).readyCapacity());
        assertEquals(Duration.ofSeconds(90), reports.get(reports.size() - 1).leadTimeMeasured());
    }

    @Test
    void raisesAgainWhatGitOpsReset() {
        try (Kickoff kickoff = library().act().build()) {
            minAt(RAISE, kickoff);
            cluster.setMin("argocd-controller", 4);

            assertEquals(30, minAt(RAISE.plusSeconds(15), kickoff));
            assertEquals(4, minAt(RELEASE, kickoff));
        }
    }

    @Test
    void holdsTheFloorWhileTheApiServerFailsAndLowersItAfterwards() {
        try (Kickoff kickoff = library().act().build()) {
            minAt(RAISE, kickoff);
            for (ApiFault fault : List.of(ApiFault.THROTTLED, ApiFault.SERVER_ERROR, ApiFault.FORBIDDEN)) {
                cluster.server().fail("patch", fault);
                assertEquals(30, minAt(RELEASE, kickoff));
                cluster.server().fail("get", fault);
                assertEquals(30, minAt(RELEASE, kickoff));
                cluster.server().heal();
            }
            assertEquals(4, minAt(RELEASE, kickoff));
        }
    }

    @Test
    void dryRunTouchesNothing() {
        try (Kickoff kickoff = library().build()) {
            assertEquals(4, minAt(RAISE, kickoff));
            assertNull(cluster.annotation());
        }
    }

    private int minAt(Instant instant, Kickoff kickoff) {
        clock.set(instant);
        kickoff.runOnce();
        return cluster.min();
    }

    private KickoffBuilder library() {
        return Kickoff.builder()
                .service("video-edge")
                .region("eu-west-3")
                .team("playback")
                .signal("requests")
                .transform(Transform.linear(100))
                .minCapacity(4)
                .maxCapacity(60)
                .hub(hub.uri())
                .trustKey(hub.keyId(), hub.publicKey())
                .actuator(cluster.actuator().callTimeout(Duration.ofSeconds(30)).build())
                .clock(clock);
    }

    private static CapacityPlan plan() {
        return new CapacityPlan(
                "video-edge",
                "eu-west-3",
                1,
                SIX_PM,
                "requests",
                "instance",
                List.of(
                        floor(SIX_PM, RAISE, 4),
                        floor(RAISE, RELEASE, 30),
                        floor(RELEASE, RELEASE.plus(Duration.ofHours(6)), 4)),
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }

    private static Floor floor(Instant from, Instant until, int capacity) {
        return new Floor(from, from, until, capacity, 0, Quantile.P90, 20, List.of(), null, null, 0);
    }
}
