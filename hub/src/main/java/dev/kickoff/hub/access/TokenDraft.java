package dev.kickoff.hub.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A token to be made.
 *
 * @param member whose, or null for a service's
 * @param service that it is for, or null for a member's
 * @param region of the service, null for all
 * @param label what it is used for
 * @param lifetime null for the usual one
 */
record TokenDraft(
        @Nullable String member,
        @Nullable String service,
        @Nullable String region,
        @Nullable String label,
        @Nullable Duration lifetime) {}
