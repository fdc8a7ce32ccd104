package dev.kickoff.transform.agent;

import dev.kickoff.transform.aws.AutoScalingGroupActuator;
import dev.kickoff.transform.aws.EcsServiceActuator;
import dev.kickoff.transform.aws.ScalableTargetActuator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Targets on AWS, with the credentials and the endpoint that the AWS SDK finds by itself. */
final class AwsTargets {
    private static final Duration CALL = Duration.ofSeconds(20);
    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    private AwsTargets() {}

    static Supplier<OpenTarget> autoScalingGroup(Keys keys, String region) {
        String name = keys.text("name", "the group's name");
        Optional<Integer> allowed = keys.optionalWhole("allowMaxSizeUpTo");
        String awsRegion = keys.optionalText("awsRegion").orElse(region);
        keys.refuseOthers();
        return () -> {
            AutoScalingClient client = client(AutoScalingClient.builder(), awsRegion);
            AutoScalingGroupActuator.Builder group = AutoScalingGroupActuator.builder(client, name);
            allowed.ifPresent(group::allowMaxSizeUpTo);
            return new OpenTarget(group.build(), client::close);
        };
    }

    static Supplier<OpenTarget> scalableTarget(Keys keys, String region) {
        String text = keys.text("dimension", "for example ecs:service:DesiredCount");
        ScalableDimension dimension = ScalableDimension.fromValue(text);
        if (dimension == ScalableDimension.UNKNOWN_TO_SDK_VERSION) {
            throw new AgentFileException(keys.full("dimension") + " '" + text + "' must be one of "
                    + Arrays.stream(ScalableDimension.values())
                            .filter(known -> known != ScalableDimension.UNKNOWN_TO_SDK_VERSION)
                            .map(ScalableDimension::toString)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        String resourceId = keys.text("resourceId", "for example service/default/web");
        Optional<Integer> allowed = keys.optionalWhole("allowMaxCapacityUpTo");
        String awsRegion = keys.optionalText("awsRegion").orElse(region);
        keys.refuseOthers();
        return () -> {
            ApplicationAutoScalingClient client = client(ApplicationAutoScalingClient.builder(), awsRegion);
            ScalableTargetActuator.Builder target =
                    ScalableTargetActuator.builder(client, Objects.requireNonNull(dimension), resourceId);
            allowed.ifPresent(target::allowMaxCapacityUpTo);
            return new OpenTarget(target.build(), client::close);
        };
    }

    static Supplier<OpenTarget> ecs(Keys keys, String region) {
        String cluster = keys.text("cluster", "the name of the service's cluster");
        String service = keys.text("service", "the service's name in ECS");
        Optional<Integer> allowed = keys.optionalWhole("allowMaxCapacityUpTo");
        boolean withoutTarget = keys.truth("setDesiredCountWithoutTarget");
        boolean healthy = keys.truth("countHealthyTasks");
        String awsRegion = keys.optionalText("awsRegion").orElse(region);
        keys.refuseOthers();
        return () -> {
            EcsClient tasks = client(EcsClient.builder(), awsRegion);
            ApplicationAutoScalingClient scaling = client(ApplicationAutoScalingClient.builder(), awsRegion);
            EcsServiceActuator.Builder target = EcsServiceActuator.builder(tasks, scaling, cluster, service);
            allowed.ifPresent(target::allowMaxCapacityUpTo);
            if (withoutTarget) {
                target.setDesiredCountWithoutTarget();
            }
            if (healthy) {
                target.countHealthyTasks();
            }
            return new OpenTarget(target.build(), () -> {
                tasks.close();
                scaling.close();
            });
        };
    }

    private static <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(
            B builder, String region) {
        return builder.httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(region))
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.forRetryMode(RetryMode.ADAPTIVE_V2))
                        .apiCallTimeout(CALL)
                        .apiCallAttemptTimeout(ATTEMPT))
                .build();
    }
}
