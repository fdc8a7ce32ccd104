package dev.kickoff.edge;

import io.smallrye.config.ConfigMapping;

/** The two access tokens. Both must be at least 32 characters; the start fails otherwise. */
@ConfigMapping(prefix = "kickoff.access")
interface AccessConfig {
    /** Lets people and operators in: everything. */
    String operatorToken();

    /** Lets services in: register, read plans, report, push samples. */
    String serviceToken();
}
