package dev.kickoff.forecaster.tags;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How bursts are looked for. */
@ConfigMapping(prefix = "kickoff.forecaster.tags")
interface TagsConfig {
    /** How often all signals are searched for bursts; {@code off} for never. */
    @WithDefault("PT1H")
    String detectEvery();

    /**
     * Whether detected bursts are cut out of the history before anybody has confirmed them. Otherwise they are only
     * proposed: the model does not learn from bursts that it finds itself, but keeps counting them as a risk.
     */
    @WithDefault("false")
    boolean applyDetected();

    /** How much traffic before now is searched. */
    @WithDefault("P60D")
    Duration lookBack();
}
