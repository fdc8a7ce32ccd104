package dev.kickoff.hub.audit;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The audit trail for those who check it. */
@Path("/v1/audit")
@Blocking
class AuditResource {
    private static final int MOST = 1_000;

    private final AuditTrail trail;
    private final Audit audit;

    AuditResource(AuditTrail trail, Audit audit) {
        this.trail = trail;
        this.audit = audit;
    }

    @GET
    @RolesAllowed({Roles.OPERATOR, Roles.FINANCE})
    public AuditPage list(
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to,
            @RestQuery @Nullable String subject,
            @RestQuery @Nullable String who,
            @RestQuery @Nullable String action,
            @RestQuery @Nullable Long before,
            @RestQuery @DefaultValue("100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidDocumentException("limit", limit, "must be between 1 and " + MOST);
        }
        return trail.page(AuditQuery.of(from, to, subject, who, action), before, limit);
    }

    /** Without gaps, so that {@code kickoff audit-verify} can check it; hence no other filter than the time. */
    @GET
    @Path("export")
    @Produces("application/x-ndjson")
    @RolesAllowed({Roles.OPERATOR, Roles.FINANCE})
    public Response export(
            @RestQuery @Nullable String from, @RestQuery @Nullable String to, @Context SecurityContext caller) {
        AuditQuery query = AuditQuery.of(from, to, null, null, null);
        audit.record(
                caller.getUserPrincipal().getName(),
                "audit.exported",
                "audit",
                Map.of("from", from == null ? "" : from, "to", to == null ? "" : to));
        StreamingOutput lines = out -> trail.walk(query, entry -> {
            try {
                out.write((AuditLine.write(entry) + "\n").getBytes(StandardCharsets.UTF_8));
                return true;
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
        return Response.ok(lines)
                .header("Content-Disposition", "attachment; filename=\"kickoff-audit.ndjson\"")
                .build();
    }

    /** Recomputes every hash. */
    @GET
    @Path("verify")
    @RolesAllowed({Roles.OPERATOR, Roles.FINANCE})
    public AuditCheck.Verdict verify() {
        return trail.check();
    }
}
