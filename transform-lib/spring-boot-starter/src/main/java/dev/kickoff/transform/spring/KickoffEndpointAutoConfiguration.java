package dev.kickoff.transform.spring;

import dev.kickoff.transform.Kickoff;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Adds the actuator endpoint {@code kickoff}, where it is exposed. */
@AutoConfiguration(after = KickoffAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(Kickoff.class)
public final class KickoffEndpointAutoConfiguration {
    @Bean
    @ConditionalOnAvailableEndpoint
    KickoffEndpoint kickoffEndpoint(Kickoff kickoff, RecentActions actions) {
        return new KickoffEndpoint(kickoff, actions);
    }
}
