package dev.kickoff.hub.access;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be known about a token; the token itself is shown once, when it is made.
 *
 * @param id names it in lists and in the audit trail
 * @param member whose it is, null for a service's
 * @param service that it is for, null for a member's
 * @param region of the service, null for all
 * @param label what it is used for
 * @param revokedAt null if it was not
 * @param replacedBy id of the token that takes its place, or null
 * @param lastUsedAt to about a minute, null if never
 */
public record TokenInfo(
        String id,
        @Nullable String member,
        @Nullable String service,
        @Nullable String region,
        String label,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable String replacedBy,
        @Nullable Instant lastUsedAt) {
    public TokenOwner owner() {
        return new TokenOwner(member, service, region);
    }

    public boolean goodAt(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    /** Whether it is good, not replaced, and expires soon. */
    public boolean needsReplacing(Instant now, Duration warning) {
        return goodAt(now) && replacedBy == null && !now.plus(warning).isBefore(expiresAt);
    }
}
