package dev.kickoff.transform.spring;

import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.aws.AutoScalingGroupActuator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;

/** Scales the EC2 Auto Scaling group that {@code kickoff.target.auto-scaling-group} names. */
@AutoConfiguration(before = KickoffAutoConfiguration.class)
@ConditionalOnClass(AutoScalingClient.class)
@ConditionalOnProperty(name = "kickoff.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(KickoffProperties.class)
public final class AutoScalingGroupAutoConfiguration {
    /**
     * With the credentials and the endpoint that the AWS SDK finds by itself; closed after Kickoff. Lazy, so that
     * properties that are missing are named before the SDK misses something.
     */
    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean({AutoScalingClient.class, Actuator.class})
    @ConditionalOnProperty("kickoff.target.auto-scaling-group")
    AutoScalingClient kickoffAutoScalingClient(KickoffProperties properties) {
        return AwsClients.build(AutoScalingClient.builder(), "kickoff.target.auto-scaling-group", properties);
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
