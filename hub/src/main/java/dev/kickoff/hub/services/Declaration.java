package dev.kickoff.hub.services;

import dev.kickoff.schemas.ServiceRegistration;
import java.time.Instant;
import java.util.List;

/**
 * One of the declarations that instances of a service made.
 *
 * @param version from 1 on, in the order in which they appeared
 * @param inForce whether it is the one that is planned for
 * @param declaredBy whose token it came with
 * @param firstSeen when the first instance registered with it
 * @param lastSeen when the last one did, to about a minute
 * @param changes against the version before
 */
public record Declaration(
        int version,
        boolean inForce,
        ServiceRegistration registration,
        String declaredBy,
        Instant firstSeen,
        Instant lastSeen,
        List<Change> changes) {
    /**
     * A field that differs.
     *
     * @param before as JSON, empty if it was not there
     * @param after as JSON, empty if it is not there any more
     */
    public record Change(String field, String before, String after) {}
}
