package dev.kickoff.hub.holds;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Holds that nobody sets by hand. */
@ConfigMapping(prefix = "kickoff.holds")
interface HoldsConfig {
    /** Whether a sudden drop of traffic while an event is on holds the capacity that it drives. */
    @WithDefault("true")
    boolean automatic();

    /** How often it is looked for a sudden drop. */
    @WithDefault("PT15S")
    Duration checkInterval();

    /** An automatic hold ends by itself this long after the planned end of the event, if traffic does not come back. */
    @WithDefault("PT30M")
    Duration afterEnd();
}
