package dev.kickoff.transform.spring;

import dev.kickoff.transform.Kickoff;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Adds the meters {@code kickoff.*} to the application's registry. */
@AutoConfiguration(
        after = KickoffAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.actuate.autoconfigure.metrics.MetricsAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.export.simple.SimpleMetricsExportAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({Kickoff.class, MeterRegistry.class})
public final class KickoffMetricsAutoConfiguration {
    @Bean
    KickoffCounters kickoffCounters(MeterRegistry registry) {
        return new KickoffCounters(registry);
    }

    @Bean
    KickoffGauges kickoffGauges(Kickoff kickoff) {
        return new KickoffGauges(kickoff);
    }
}
