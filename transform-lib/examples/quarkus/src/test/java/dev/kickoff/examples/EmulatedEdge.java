package dev.kickoff.examples;

import dev.kickoff.emulator.MotoServer;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.transform.testing.FakeHub;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** A fake hub with a plan of 30 for right now, and the Auto Scaling group in the emulator, at 4. */
final class EmulatedEdge implements AutoCloseable {
    static final int TEAM_MINIMUM = 4;
    static final int PLANNED = 30;

    final FakeHub hub = FakeHub.start();
    final MotoServer moto = MotoServer.start();
    final AutoScalingClient aws = AutoScalingClient.builder()
            .endpointOverride(moto.endpoint())
            .region(Region.EU_WEST_3)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();

    EmulatedEdge() {
        moto.reset();
        aws.createLaunchConfiguration(request ->
                request.launchConfigurationName("small").imageId("ami-12c6146b").instanceType("t3.small"));
        aws.createAutoScalingGroup(request -> request.autoScalingGroupName("video-edge")
                .launchConfigurationName("small")
                .availabilityZones("eu-west-3a")
                .minSize(TEAM_MINIMUM)
                .maxSize(60));
        hub.publish(plan(Clock.systemUTC().instant()));
    }

    private static CapacityPlan plan(Instant now) {
        Instant until = now.plus(Duration.ofHours(2));
        return new CapacityPlan(
                "video-edge",
                "eu-west-3",
                1,
                now,
                "requests",
                "instance",
                List.of(new Floor(now, now, until, PLANNED, 30_000, Quantile.P90, 20, List.of(), null, null, 0)),
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }

    int minSize() {
        return aws.describeAutoScalingGroups(request -> request.autoScalingGroupNames("video-edge"))
                .autoScalingGroups()
                .get(0)
                .minSize();
    }

    /** Whether a report says that something was, or in dry run would have been, done. */
    boolean reported(String outcome) {
        return hub.reports().stream()
                .flatMap(report -> report.actions().stream())
                .anyMatch(action -> action.outcome().name().equals(outcome));
    }

    @Override
    public void close() {
        aws.close();
        moto.close();
        hub.close();
    }
}
