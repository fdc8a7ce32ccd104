package dev.kickoff.hub.leases;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long an instance acts for its service before it must ask again. */
@ConfigMapping(prefix = "kickoff.leases")
interface LeasesConfig {
    /**
     * An instance that dies is replaced after at most this long and one poll of the others. Not below three polls of the
     * library (15 seconds each), or the lease wanders between healthy instances.
     */
    @WithDefault("PT45S")
    Duration term();
}
