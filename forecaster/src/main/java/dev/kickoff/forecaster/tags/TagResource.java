package dev.kickoff.forecaster.tags;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/signals/{signal}/regions/{region}/tags")
@Blocking
class TagResource {
    private final Tags tags;
    private final BurstDetection detection;

    TagResource(Tags tags, BurstDetection detection) {
        this.tags = tags;
        this.detection = detection;
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    public List<Tag> list(
            @RestPath String signal,
            @RestPath String region,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        return tags.list(signal, region, instant("from", from), instant("to", to));
    }

    @POST
    @RolesAllowed(Roles.SERVICE)
    public Response add(@RestPath String signal, @RestPath String region, @Nullable TagRequest request) {
        Tag tag = tags.add(signal, region, request);
        return Response.created(URI.create("/v1/signals/" + signal + "/regions/" + region + "/tags/" + tag.id()))
                .entity(tag)
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.SERVICE)
    public Tag get(@RestPath String signal, @RestPath String region, @RestPath String id) {
        return tags.get(signal, region, id);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.SERVICE)
    public Tag replace(
            @RestPath String signal, @RestPath String region, @RestPath String id, @Nullable TagRequest request) {
        return tags.replace(signal, region, id, request);
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.SERVICE)
    public void remove(@RestPath String signal, @RestPath String region, @RestPath String id) {
        tags.remove(signal, region, id);
    }

    /** Searches for bursts now, for example after an import. */
    @POST
    @Path("detection")
    @RolesAllowed(Roles.SERVICE)
    public List<Tag> detect(@RestPath String signal, @RestPath String region) {
        return detection.search(signal, region);
    }

    private static @Nullable Instant instant(String field, @Nullable String value) {
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidDocumentException(field, value, "must be a time such as 1998-06-10T15:30:00Z");
        }
    }
}
