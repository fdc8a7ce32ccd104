package dev.kickoff.transform.spring;

import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.aws.EcsServiceActuator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.ecs.EcsClient;

/** Scales the ECS service that {@code kickoff.target.ecs-service} names. Lazy, as with Auto Scaling groups. */
@AutoConfiguration(before = KickoffAutoConfiguration.class, after = AutoScalingGroupAutoConfiguration.class)
@ConditionalOnClass({EcsClient.class, ApplicationAutoScalingClient.class})
@ConditionalOnProperty(name = "kickoff.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(KickoffProperties.class)
public final class EcsServiceAutoConfiguration {
    private static final String ASKED_FOR_BY = "kickoff.target.ecs-service";

    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean({EcsClient.class, Actuator.class})
    @ConditionalOnProperty(ASKED_FOR_BY)
    EcsClient kickoffEcsClient(KickoffProperties properties) {
        return AwsClients.build(EcsClient.builder(), ASKED_FOR_BY, properties);
    }

    @Bean(destroyMethod = "close")
    @Lazy
    @ConditionalOnMissingBean({ApplicationAutoScalingClient.class, Actuator.class})
    @ConditionalOnProperty(ASKED_FOR_BY)
    ApplicationAutoScalingClient kickoffApplicationAutoScalingClient(KickoffProperties properties) {
        return AwsClients.build(ApplicationAutoScalingClient.builder(), ASKED_FOR_BY, properties);
    }

    @Bean
    @Lazy
    @ConditionalOnMissingBean(Actuator.class)
    @ConditionalOnProperty(ASKED_FOR_BY)
    Actuator kickoffEcsService(KickoffProperties properties, EcsClient ecs, ApplicationAutoScalingClient scaling) {
        String cluster = properties.target().ecsCluster();
        if (cluster == null) {
            throw new KickoffConfigurationException(
                    "kickoff.target.ecs-service is set without its cluster.", "Set kickoff.target.ecs-cluster too.");
        }
        EcsServiceActuator.Builder service = EcsServiceActuator.builder(
                ecs, scaling, cluster, String.valueOf(properties.target().ecsService()));
        Integer allowed = properties.target().allowMaxSizeUpTo();
        if (allowed != null) {
            service.allowMaxCapacityUpTo(allowed);
        }
        return service.build();
    }
}
