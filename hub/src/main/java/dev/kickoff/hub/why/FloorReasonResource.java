package dev.kickoff.hub.why;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestPath;

/** Why one floor of one plan is what it is. */
@Path("/v1/services/{service}/regions/{region}/plans/{version}/floors/{startAt}")
@Blocking
class FloorReasonResource {
    private final FloorReasons reasons;

    FloorReasonResource(FloorReasons reasons) {
        this.reasons = reasons;
    }

    /** The floor that starts then, or that holds at that instant. */
    @GET
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE, Roles.VIEWER})
    public FloorReason why(
            @RestPath String service, @RestPath String region, @RestPath long version, @RestPath String startAt) {
        return reasons.of(service, region, version, instant(startAt));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException unreadable) {
            throw new InvalidDocumentException("startAt", text, "must be an instant such as 2026-06-11T18:40:00Z");
        }
    }
}
