package dev.kickoff.edge;

import dev.kickoff.schemas.Signal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Fails in every way a feature can. */
@Path("/test")
class FailingResource {
    private final Clock clock;

    FailingResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @Path("fail/{how}")
    @RolesAllowed(Roles.SERVICE)
    public String fail(@PathParam("how") String how) {
        throw switch (how) {
            case "invalid" -> ProblemException.invalid("end", "end is before start", "Give an end after the start");
            case "not-found" -> ProblemException.notFound("Signal 'x' is not declared", "Declare it");
            case "conflict" -> ProblemException.conflict("Event 'x' exists", "Choose another id");
            case "database" -> new IllegalStateException("wrapped", new SQLException("connection refused"));
            default -> new IllegalStateException("secret detail");
        };
    }

    @POST
    @Path("signal")
    @RolesAllowed(Roles.SERVICE)
    public Signal echo(Signal signal) {
        return signal;
    }

    @GET
    @Path("page")
    @Produces(MediaType.TEXT_HTML)
    @RolesAllowed(Roles.OPERATOR)
    public String page() {
        return "<p>for people</p>";
    }

    @GET
    @Path("who")
    @RolesAllowed(Roles.VIEWER)
    public String who(@Context SecurityContext caller) {
        return caller.getUserPrincipal().getName();
    }

    @GET
    @Path("services/{service}/regions/{region}")
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE})
    public String scoped(@PathParam("service") String service, @PathParam("region") String region) {
        return service + " " + region;
    }

    @GET
    @Path("people-only")
    @RolesAllowed(Roles.OPERATOR)
    public Map<String, Object> peopleOnly() {
        return Map.of("now", Instant.now(clock), "lead", Duration.ofMinutes(5));
    }
}
