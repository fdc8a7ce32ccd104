package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.emulator.MotoServer;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The library and the actuator together on a group in moto. */
class WholeEveningOnAwsTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");
    private static final Instant RAISE = SIX_PM.plus(Duration.ofMinutes(50));
    private static final Instant RELEASE = RAISE.plus(Duration.ofHours(3));

    private static MotoServer moto;

    private final ManualClock clock = new ManualClock(SIX_PM);
    private FakeHub hub;
    private TestGroup group;

    @BeforeAll
    static void startMoto() {
        moto = MotoServer.start();
    }

    @AfterAll
    static void stopMoto() {
        moto.close();
    }

    @BeforeEach
    void start() {
        group = TestGroup.create(moto, 4, 60);
        hub = FakeHub.start();
        hub.publish(plan());
    }

    @AfterEach
    void stop() {
        group.close();
        hub.close();
    }

    @Test
    void raisesMinSizeBeforeTheStartAndLowersItAfterTheEnd() {
        try (Kickoff kickoff = library().act().build()) {
            assertEquals(4, minSizeAt(SIX_PM, kickoff));
            assertEquals(30, minSizeAt(RAISE, kickoff));
            assertEquals(4, minSizeAt(RELEASE, kickoff));
        }
    }

    @Test
    void anInstanceThatWasLaunchedLaterLowersWhatItsPeersRaised() {
        try (Kickoff first = library().act().build()) {
            assertEquals(30, minSizeAt(RAISE, first));
        }
        try (Kickoff launchedLater = library().act().build()) {
            assertEquals(4, minSizeAt(RELEASE, launchedLater));
        }
    }

    @Test
    void deletingTheTagMakesTheProcessThatRaisedForgetTheRaise() {
        try (Kickoff kickoff = library().act().build()) {
            assertEquals(30, minSizeAt(RAISE, kickoff));
            group.client()
                    .deleteTags(request -> request.tags(tag -> tag.resourceType("auto-scaling-group")
                            .resourceId(TestGroup.NAME)
                            .key(RaisedTag.KEY)));

            assertEquals(30, minSizeAt(RELEASE, kickoff));
        }
    }

    @Test
    void forgetsInTheTagTooWhatOthersTookBack() {
        try (Kickoff kickoff = library().act().build()) {
            assertEquals(30, minSizeAt(RAISE, kickoff));
            group.client()
                    .updateAutoScalingGroup(request ->
                            request.autoScalingGroupName(TestGroup.NAME).minSize(4));
            minSizeAt(RELEASE, kickoff);
            minSizeAt(RELEASE.plusSeconds(15), kickoff);

            assertEquals(List.of("base=4 to=4 plan=1"), group.tags());
        }
    }

    @Test
    void dryRunTouchesNothing() {
        try (Kickoff kickoff = library().build()) {
            assertEquals(4, minSizeAt(RAISE, kickoff));
            assertEquals(List.of(), group.tags());
        }
    }

    private int minSizeAt(Instant instant, Kickoff kickoff) {
        clock.set(instant);
        kickoff.runOnce();
        return group.minSize();
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
                .actuator(AutoScalingGroupActuator.builder(group.client(), TestGroup.NAME)
                        .build())
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
