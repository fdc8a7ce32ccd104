package dev.kickoff.hub.delivery.webhooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Webhooks. */
@ConfigMapping(prefix = "kickoff.webhooks")
interface WebhookConfig {
    /** How often it is looked whether there is something to send. */
    @WithDefault("PT1S")
    Duration checkInterval();

    /** Messages sent in one go by one replica. */
    @WithDefault("50")
    int batch();

    /** How long one attempt may take. */
    @WithDefault("PT10S")
    Duration timeout();

    /** Wait after the first failure; doubles with each, up to {@link #longestWait}, and is spread by a half. */
    @WithDefault("PT5S")
    Duration firstWait();

    /** The longest wait between two attempts. */
    @WithDefault("PT1H")
    Duration longestWait();

    /** After so many failures a message is dead: kept and listed, sent again only when somebody says so. */
    @WithDefault("12")
    int attempts();

    /** How long delivered messages are kept. */
    @WithDefault("P7D")
    Duration keep();

    /**
     * Lets subscriptions name plain http and addresses of private networks. Only for tests, and where everybody who may
     * subscribe may also reach everything that the hub can reach.
     */
    @WithDefault("false")
    boolean allowPrivate();
}
