package dev.kickoff.transform.spring;

import dev.kickoff.transform.Kickoff;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Adds {@code kickoff} to the application's health. */
@AutoConfiguration(after = KickoffAutoConfiguration.class)
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(Kickoff.class)
public final class KickoffHealthAutoConfiguration {
    @Bean
    @ConditionalOnEnabledHealthIndicator("kickoff")
    @ConditionalOnMissingBean(name = "kickoffHealthIndicator")
    HealthIndicator kickoffHealthIndicator(Kickoff kickoff) {
        return new KickoffHealthIndicator(kickoff);
    }
}
