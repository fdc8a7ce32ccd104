package dev.kickoff.hub.delivery.overload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When requests are turned away, so that those that are let in are answered. */
@ConfigMapping(prefix = "kickoff.overload")
interface OverloadConfig {
    /** Requests under way at the same time, waiting ones included. Only plan reads may use the last fifth. */
    @WithDefault("200")
    int requests();

    /** How long a client that is turned away is asked to wait at least; at most it is three times as long, at random. */
    @WithDefault("PT2S")
    Duration retryAfter();
}
