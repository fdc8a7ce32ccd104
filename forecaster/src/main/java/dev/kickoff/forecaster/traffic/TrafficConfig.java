package dev.kickoff.forecaster.traffic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What traffic is accepted. */
@ConfigMapping(prefix = "kickoff.forecaster.traffic")
interface TrafficConfig {
    /**
     * How far ahead of this server's clock the start of a sample's step may be. More is refused: a sender whose clock is
     * ahead would put traffic where a forecast is still needed.
     */
    @WithDefault("PT5M")
    Duration clockTolerance();
}
