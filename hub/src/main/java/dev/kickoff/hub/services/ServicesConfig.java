package dev.kickoff.hub.services;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How services register. */
@ConfigMapping(prefix = "kickoff.services")
interface ServicesConfig {
    /**
     * A declaration that was in force before comes back into force only when none of the service's instances has declared
     * the one in force for this long; longer than a rolling deployment takes.
     */
    @WithDefault("PT10M")
    Duration settle();
}
