package dev.kickoff.hub.approvals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which changes may wait for a second person. */
@ConfigMapping(prefix = "kickoff.approvals")
interface ApprovalsConfig {
    /** Whether changes of an event that is on wait too. By default they do not: a crowd does not wait. */
    @WithDefault("false")
    boolean live();
}
