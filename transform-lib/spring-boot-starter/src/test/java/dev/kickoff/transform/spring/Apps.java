package dev.kickoff.transform.spring;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.transform.testing.FakeHub;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Applications for tests. */
final class Apps {
    private Apps() {}

    /** Nothing but the starter. */
    static ApplicationContextRunner bare() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        AutoScalingGroupAutoConfiguration.class,
                        EcsServiceAutoConfiguration.class,
                        KickoffAutoConfiguration.class,
                        KickoffHealthAutoConfiguration.class,
                        KickoffEndpointAutoConfiguration.class,
                        KickoffMetricsAutoConfiguration.class));
    }

    /** With all that is needed but a target. */
    static ApplicationContextRunner configured(FakeHub hub) {
        return bare().withPropertyValues(
                        "spring.application.name=video-edge",
                        "kickoff.region=eu-west-3",
                        "kickoff.team=playback",
                        "kickoff.signal=requests",
                        "kickoff.transform.signal-per-unit=100",
                        "kickoff.min-capacity=4",
                        "kickoff.max-capacity=60",
                        "kickoff.poll-interval=100ms",
                        "kickoff.hub=" + hub.uri(),
                        "kickoff.trusted-keys." + hub.keyId() + "=" + hub.publicKey());
    }

    /** One floor for the two hours around an instant. */
    static CapacityPlan plan(Instant now, int capacity) {
        Instant from = now.minus(Duration.ofHours(1));
        Instant until = now.plus(Duration.ofHours(1));
        return new CapacityPlan(
                "video-edge",
                "eu-west-3",
                1,
                from,
                "requests",
                "instance",
                List.of(new Floor(
                        from, from, until, capacity, capacity * 80.0, Quantile.P90, 20, List.of(), null, null, 0)),
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }
}
