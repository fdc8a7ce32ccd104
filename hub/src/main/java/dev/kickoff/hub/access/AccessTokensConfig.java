package dev.kickoff.hub.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Tokens of members and services. */
@ConfigMapping(prefix = "kickoff.access-tokens")
interface AccessTokensConfig {
    /** How often each replica looks for changes: a revoked token is refused everywhere after about this long. */
    @WithDefault("PT1S")
    Duration refresh();

    /** How long services that are known stay known while the database does not answer. */
    @WithDefault("PT24H")
    Duration trustServices();

    /** How long people who are known stay known while the database does not answer. */
    @WithDefault("PT15M")
    Duration trustMembers();

    /** How long a new token is good if nothing else is said. */
    @WithDefault("P365D")
    Duration lifetime();

    /** How long a token that is replaced is good beside the new one if nothing else is said. */
    @WithDefault("PT24H")
    Duration grace();

    /** People are told about a token this long before it expires. */
    @WithDefault("P30D")
    Duration warning();
}
