package dev.kickoff.transform.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kickoff.schemas.Dependency;
import dev.kickoff.schemas.PrepStep;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.PlanListener;
import dev.kickoff.transform.aws.AutoScalingGroupActuator;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;
import dev.kickoff.transform.testing.RecordingActuator;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

class KickoffAutoConfigurationTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-20T18:00:00Z");

    private FakeHub hub;

    @BeforeEach
    void startHub() {
        hub = FakeHub.start();
    }

    @AfterEach
    void stopHub() {
        hub.close();
    }

    private ApplicationContextRunner app() {
        return Apps.configured(hub).withBean(RecordingActuator.class, () -> new RecordingActuator(4));
    }

    @Test
    void startsWithTheContextAndEndsWithIt() {
        List<Kickoff> started = new ArrayList<>();
        app().run(context -> {
            started.add(context.getBean(Kickoff.class));
            awaitRegistration();
        });
        assertThat(started.get(0)).isNotNull();
        org.assertj.core.api.Assertions.assertThatIllegalStateException()
                .isThrownBy(() -> started.get(0).runOnce())
                .withMessageContaining("closed");
    }

    @Test
    void doesNotWaitForAHubThatNeverAnswers() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            URI address = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            long begun = System.nanoTime();
            app().withPropertyValues("kickoff.hub=" + address, "kickoff.hub-timeout=10m")
                    .run(context -> {
                        assertThat(context).hasNotFailed();
                        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
                    });
        }
    }

    @Test
    void isADryRunUnlessActIsSet() {
        hub.publish(Apps.plan(SIX_PM, 30));
        app().withBean(Clock.class, () -> new ManualClock(SIX_PM)).run(context -> {
            context.getBean(Kickoff.class).runOnce();
            assertThat(context.getBean(RecordingActuator.class).floor()).isEqualTo(4);
        });
        app().withBean(Clock.class, () -> new ManualClock(SIX_PM))
                .withPropertyValues("kickoff.act=true")
                .run(context -> {
                    context.getBean(Kickoff.class).runOnce();
                    assertThat(context.getBean(RecordingActuator.class).floor()).isEqualTo(30);
                });
    }

    @Test
    void everyPropertyAboutTheServiceReachesTheHub() {
        app().withPropertyValues(
                        "kickoff.service=edge",
                        "kickoff.unit=task",
                        "kickoff.tier=critical",
                        "kickoff.lead-time=7m",
                        "kickoff.headroom-pct=35",
                        "kickoff.unit-price-per-hour=0.17",
                        "kickoff.account=111122223333",
                        "kickoff.calls.manifests=0.5",
                        "kickoff.prepare[0].name=load balancer",
                        "kickoff.prepare[0].kind=load-balancer-capacity",
                        "kickoff.prepare[0].lead-time=3h")
                .run(context -> assertThat(context.getBean(Kickoff.class).registration())
                        .isEqualTo(new ServiceRegistration(
                                "edge",
                                "eu-west-3",
                                "playback",
                                "requests",
                                "task",
                                Tier.CRITICAL,
                                Transform.linear(100),
                                Duration.ofMinutes(7),
                                4,
                                60,
                                35,
                                new BigDecimal("0.17"),
                                List.of("recording-actuator"),
                                "111122223333",
                                List.of(new Dependency("manifests", 0.5)),
                                List.of(new PrepStep(
                                        "load balancer", PrepStep.Kind.LOAD_BALANCER_CAPACITY, Duration.ofHours(3))))));
    }

    @Test
    void defaultsAreThoseOfTheBuilder() {
        app().run(context -> assertThat(context.getBean(Kickoff.class).registration())
                .isEqualTo(Kickoff.builder()
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
                        .build()
                        .registration()));
    }

    @Test
    void takesALadderOrACurve() {
        String[] points = {"[0].signal=1000", "[0].capacity=5", "[1].signal=5000", "[1].capacity=20"};
        for (Transform.Kind kind : List.of(Transform.Kind.LADDER, Transform.Kind.CURVE)) {
            ApplicationContextRunner app = app().withPropertyValues("kickoff.transform.signal-per-unit=");
            for (String point : points) {
                app = app.withPropertyValues("kickoff.transform." + kind.name().toLowerCase() + point);
            }
            app.run(context -> assertThat(
                            context.getBean(Kickoff.class).registration().transform())
                    .isEqualTo(
                            new Transform(kind, List.of(new Transform.Point(1000, 5), new Transform.Point(5000, 20)))));
        }
    }

    @Test
    void theApplicationsOwnBeansComeFirst() {
        Transform own = Transform.linear(7);
        List<String> told = new ArrayList<>();
        PlanListener listener = new PlanListener() {
            @Override
            public void onPlanAccepted(
                    dev.kickoff.schemas.CapacityPlan plan, dev.kickoff.schemas.Report.PlanSource source) {
                told.add("accepted " + plan.version());
            }
        };
        hub.publish(Apps.plan(SIX_PM, 30));
        app().withPropertyValues("kickoff.target.auto-scaling-group=video-edge")
                .withBean(Transform.class, () -> own)
                .withBean(PlanListener.class, () -> listener)
                .withBean(KickoffBuilderCustomizer.class, () -> builder -> builder.account("of-the-customizer"))
                .run(context -> {
                    assertThat(context).doesNotHaveBean(AutoScalingClient.class).hasSingleBean(Actuator.class);
                    Kickoff kickoff = context.getBean(Kickoff.class);
                    kickoff.runOnce();
                    assertThat(kickoff.registration().transform()).isEqualTo(own);
                    assertThat(kickoff.registration().account()).isEqualTo("of-the-customizer");
                    assertThat(told).containsExactly("accepted 1");
                });
    }

    @Test
    void anOwnKickoffIsTheOnlyOne() {
        Kickoff own = Kickoff.builder()
                .service("own")
                .region("eu-west-3")
                .team("playback")
                .signal("requests")
                .transform(Transform.linear(100))
                .minCapacity(4)
                .maxCapacity(60)
                .hub(hub.uri())
                .trustKey(hub.keyId(), hub.publicKey())
                .actuator(new RecordingActuator(4))
                .build();
        Apps.bare().withBean(Kickoff.class, () -> own).run(context -> {
            assertThat(context.getBean(Kickoff.class)).isSameAs(own);
            awaitRegistration();
        });
    }

    @Test
    void scalesTheAutoScalingGroupThatIsNamed() {
        Apps.configured(hub)
                .withPropertyValues("kickoff.target.auto-scaling-group=edge-group")
                .run(context -> {
                    assertThat(context.getBean(Actuator.class)).isInstanceOf(AutoScalingGroupActuator.class);
                    assertThat(context.getBean(Kickoff.class).registration().targets())
                            .containsExactly("autoscaling-group/edge-group");
                });
    }

    @Test
    void scalesTheEcsServiceThatIsNamed() {
        Apps.configured(hub)
                .withPropertyValues("kickoff.target.ecs-cluster=edge", "kickoff.target.ecs-service=video-edge")
                .run(context -> assertThat(context.getBean(Kickoff.class)
                                .registration()
                                .targets()
                                .toString())
                        .contains("edge/video-edge"));
    }

    @Test
    void asksForTheClusterOfAnEcsService() {
        Apps.configured(hub)
                .withPropertyValues("kickoff.target.ecs-service=video-edge")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("without its cluster"));
    }

    @Test
    void asksAnotherHubWhileTheFirstIsAway() {
        FakeHub away = FakeHub.start();
        away.close();
        app().withPropertyValues("kickoff.hub=" + away.uri(), "kickoff.other-hubs=" + hub.uri())
                .run(context -> awaitRegistration());
    }

    @Test
    void touchesNothingWhilePaused() {
        hub.publish(Apps.plan(SIX_PM, 30));
        app().withBean(Clock.class, () -> new ManualClock(SIX_PM))
                .withPropertyValues("kickoff.act=true", "kickoff.pause=incident 4711")
                .run(context -> {
                    context.getBean(Kickoff.class).runOnce();
                    assertThat(context.getBean(RecordingActuator.class).floor()).isEqualTo(4);
                    assertThat(context.getBean(Kickoff.class).status().paused()).contains("incident 4711");
                });
    }

    @Test
    void withoutTheAwsSdkItSaysWhatIsMissing() {
        Apps.configured(hub)
                .withClassLoader(new FilteredClassLoader(AutoScalingClient.class))
                .withPropertyValues("kickoff.target.auto-scaling-group=edge-group")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(KickoffConfigurationException.class)
                        .hasMessage("Kickoff has no target to scale."));
    }

    @Test
    void isNotThereWhenSwitchedOff() {
        Apps.bare()
                .withPropertyValues("kickoff.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(Kickoff.class)
                        .doesNotHaveBean(KickoffHealthIndicator.class)
                        .doesNotHaveBean(KickoffEndpoint.class));
    }

    private void awaitRegistration() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !hub.registrations().isEmpty());
    }
}
