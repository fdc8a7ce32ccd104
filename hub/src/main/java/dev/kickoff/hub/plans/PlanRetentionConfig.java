package dev.kickoff.hub.plans;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long plans are kept. */
@ConfigMapping(prefix = "kickoff.plans")
interface PlanRetentionConfig {
    /** Every plan is kept for this long; of older ones the last of each day stays, and always the newest. */
    @WithDefault("P90D")
    Duration keep();
}
