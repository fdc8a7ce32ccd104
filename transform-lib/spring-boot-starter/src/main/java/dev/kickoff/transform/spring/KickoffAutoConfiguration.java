package dev.kickoff.transform.spring;

import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import dev.kickoff.transform.PlanBackup;
import dev.kickoff.transform.PlanListener;
import dev.kickoff.transform.PlanSource;
import dev.kickoff.transform.Readiness;
import dev.kickoff.transform.Scheduler;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Builds {@link Kickoff} from the properties and the application's beans, starts it last and closes it first. */
@AutoConfiguration
@ConditionalOnProperty(name = "kickoff.enabled", havingValue = "true", matchIfMissing = true)
@EnableConfigurationProperties(KickoffProperties.class)
public final class KickoffAutoConfiguration {
    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    Kickoff kickoff(
            KickoffProperties properties,
            Environment environment,
            ObjectProvider<Actuator> actuators,
            ObjectProvider<Transform> transforms,
            ObjectProvider<PlanListener> listeners,
            ObjectProvider<Readiness> readiness,
            ObjectProvider<PlanSource> planSources,
            ObjectProvider<PlanBackup> planBackups,
            ObjectProvider<Scheduler> schedulers,
            ObjectProvider<Clock> clocks,
            ObjectProvider<KickoffBuilderCustomizer> customizers) {
        KickoffBuilder builder = BuilderOfProperties.read(
                properties, environment.getProperty("spring.application.name"), transforms.getIfAvailable());
        builder.actuator(actuators.getIfAvailable(() -> {
            throw new KickoffConfigurationException(
                    "Kickoff has no target to scale.",
                    "Set kickoff.target.auto-scaling-group, with software.amazon.awssdk:autoscaling on the class path, or"
                            + " kickoff.target.ecs-service, with ecs and applicationautoscaling,"
                            + " or define a bean of type " + Actuator.class.getName() + ".");
        }));
        readiness.ifUnique(builder::readiness);
        planSources.ifUnique(builder::planSource);
        planBackups.ifUnique(builder::planBackup);
        schedulers.ifUnique(builder::scheduler);
        clocks.ifUnique(builder::clock);
        listeners.orderedStream().forEach(builder::listener);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        try {
            return builder.build();
        } catch (IllegalArgumentException refused) {
            throw new KickoffConfigurationException(
                    "Kickoff is not configured well: " + refused.getMessage(),
                    "Set the property kickoff." + Words.dashed(refused) + " right. Every property:"
                            + " docs/library-options.md.",
                    refused);
        }
    }

    @Bean
    @ConditionalOnBean(Kickoff.class)
    KickoffStart kickoffStart(Kickoff kickoff) {
        return new KickoffStart(kickoff);
    }

    @Bean
    RecentActions kickoffRecentActions() {
        return new RecentActions();
    }
}
