package dev.kickoff.hub.delivery.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The event stream. */
@ConfigMapping(prefix = "kickoff.delivery.stream")
interface StreamConfig {
    /** Something is sent at least this often, so that a broken connection is noticed. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** How many services may wait to be told to one slow client; above it the client is told to poll them all. */
    @WithDefault("1000")
    int buffer();

    /** How many clients one replica holds; more are refused and keep polling. */
    @WithDefault("20000")
    int clients();
}
