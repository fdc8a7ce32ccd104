package dev.kickoff.hub.services;

import dev.kickoff.hub.planning.ServicePolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy as somebody set it.
 *
 * @param revision from 1 on; 0 when nobody set anything yet
 * @param author who set it, null for revision 0
 * @param reason why, null for revision 0
 * @param at when, null for revision 0
 */
public record PolicyRevision(
        String service,
        String region,
        int revision,
        ServicePolicy policy,
        @Nullable String author,
        @Nullable String reason,
        @Nullable Instant at) {
    static PolicyRevision none(ServiceRegion where) {
        return new PolicyRevision(where.service(), where.region(), 0, ServicePolicy.NONE, null, null, null);
    }
}
