package dev.kickoff.transform.spring;

import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.aws.AutoScalingGroupActuator;
import java.time.Duration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.AutoScalingClientBuilder;

/** Scales the EC2 Auto Scaling group that {@code kickoff.target.auto-scaling-group} names. */
@AutoConfiguration(before = KickoffAutoConfiguration.class)
@ConditionalOnClass(AutoScalingClient.class)
@ConditionalOnProperty(name = "kickoff.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(KickoffProperties.class)
public final class AutoScalingGroupAutoConfiguration {
    /** The client's own retries end before the next cycle is due many times over. */
    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(20);

    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);

    /**
     * With the credentials and the endpoint that the AWS SDK finds by itself; closed after Kickoff. Lazy, so that
     * properties that are missing are named before the SDK misses something.
     */
    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean({AutoScalingClient.class, Actuator.class})
    @ConditionalOnProperty("kickoff.target.auto-scaling-group")
    AutoScalingClient kickoffAutoScalingClient(KickoffProperties properties) {
        AutoScalingClientBuilder builder = AutoScalingClient.builder()
                .overrideConfiguration(configuration -> configuration
                        .retryStrategy(AwsRetryStrategy.forRetryMode(RetryMode.ADAPTIVE_V2))
                        .apiCallTimeout(CALL_TIMEOUT)
                        .apiCallAttemptTimeout(ATTEMPT_TIMEOUT));
        String region = properties.target().awsRegion() == null
                ? properties.region()
                : properties.target().awsRegion();
        if (region != null) {
            builder.region(Region.of(region));
        }
        try {
            return builder.build();
        } catch (SdkClientException unusable) {
            throw new KickoffConfigurationException(
                    "kickoff.target.auto-scaling-group is set, but there is no AWS client for it: "
                            + unusable.getMessage(),
                    "Put an HTTP client of the AWS SDK on the class path, for example"
                            + " software.amazon.awssdk:url-connection-client, or define a bean of type AutoScalingClient.",
                    unusable);
        }
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean(Actuator.class)
    @ConditionalOnProperty("kickoff.target.auto-scaling-group")
    Actuator kickoffAutoScalingGroup(KickoffProperties properties, AutoScalingClient client) {
        AutoScalingGroupActuator.Builder group = AutoScalingGroupActuator.builder(
                client, String.valueOf(properties.target().autoScalingGroup()));
        Integer allowed = properties.target().allowMaxSizeUpTo();
        if (allowed != null) {
            group.allowMaxSizeUpTo(allowed);
        }
        return group.build();
    }
}
