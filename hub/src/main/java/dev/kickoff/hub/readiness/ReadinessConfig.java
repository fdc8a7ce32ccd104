package dev.kickoff.hub.readiness;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long reports are kept. */
@ConfigMapping(prefix = "kickoff.readiness")
interface ReadinessConfig {
    /** Reports older than this are deleted. */
    @WithDefault("P30D")
    Duration keep();
}
