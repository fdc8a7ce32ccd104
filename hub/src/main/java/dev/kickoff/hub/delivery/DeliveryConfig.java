package dev.kickoff.hub.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this replica learns of new plans. */
@ConfigMapping(prefix = "kickoff.delivery")
interface DeliveryConfig {
    /**
     * How often the database is asked for new plans, in real time. PostgreSQL wakes the hub at once when a plan is
     * published; this is for a message that was lost, or a connection pooler that does not pass messages on.
     */
    @WithDefault("PT1S")
    Duration checkInterval();

    /** How long a database that does not answer is waited for before the connection is given up. */
    @WithDefault("PT10S")
    Duration databaseTimeout();
}
