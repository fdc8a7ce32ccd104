package dev.kickoff.forecaster.traffic;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Samples;
import dev.kickoff.schemas.Signal;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/signals")
@Blocking
class SignalResource {
    private final Signals signals;
    private final Traffic traffic;

    SignalResource(Signals signals, Traffic traffic) {
        this.signals = signals;
        this.traffic = traffic;
    }

    @GET
    @RolesAllowed(Roles.SERVICE)
    public List<SignalStatus> list() {
        return signals.all();
    }

    /** Cheap enough to be asked every second. */
    @GET
    @Path("changes")
    @RolesAllowed(Roles.SERVICE)
    public List<SignalChanges> changes() {
        return signals.changes();
    }

    @PUT
    @Path("{signal}/regions/{region}")
    @RolesAllowed(Roles.SERVICE)
    public Response declare(@RestPath String signal, @RestPath String region, @Nullable SignalDeclaration body) {
        if (body == null) {
            throw new InvalidDocumentException("body", null, "is required: stepSeconds, zone and unit");
        }
        Signal declared = new Signal(signal, region, body.stepSeconds(), text(body.zone()), text(body.unit()));
        return Response.status(signals.declare(declared) ? 201 : 200)
                .entity(declared)
                .build();
    }

    @POST
    @Path("{signal}/regions/{region}/samples")
    @RolesAllowed(Roles.SERVICE)
    public Accepted push(@RestPath String signal, @RestPath String region, @Nullable Samples samples) {
        if (samples == null) {
            throw new InvalidDocumentException("samples", null, "is required");
        }
        return traffic.push(signal, region, samples);
    }

    @POST
    @Path("{signal}/regions/{region}/traffic")
    @Consumes("text/csv")
    @RolesAllowed(Roles.SERVICE)
    public Accepted importCsv(@RestPath String signal, @RestPath String region, InputStream body) throws IOException {
        try (Reader csv = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder())) {
            return traffic.importCsv(signal, region, csv);
        }
    }

    @GET
    @Path("{signal}/regions/{region}/samples")
    @RolesAllowed(Roles.SERVICE)
    public ObservedTraffic observed(
            @RestPath String signal,
            @RestPath String region,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("stepSeconds") @Nullable Integer stepSeconds) {
        int step = stepSeconds == null ? signals.get(signal, region).stepSeconds() : stepSeconds;
        return traffic.observed(signal, region, instant("from", from), instant("to", to), step);
    }

    private static Instant instant(String field, @Nullable String value) {
        try {
            return Instant.parse(value == null ? "" : value);
        } catch (DateTimeParseException unreadable) {
            throw new InvalidDocumentException(field, value, "must be a time such as 1998-06-10T15:30:00Z");
        }
    }

    /** Absent text is refused by the signal's own checks. */
    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
