package dev.kickoff.hub.plans;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was published together, and why. */
@Path("/v1/plan-sets")
@Blocking
class PlanSetResource {
    private static final int MOST = 500;

    /** @param members plans of the set that are still kept; only in the answer for one set */
    record Document(
            long id,
            Instant createdAt,
            PlanCause.Kind cause,
            String author,
            @Nullable String reason,
            List<String> events,
            int plans,
            List<KeptPlan> kept,
            @Nullable List<PlanSet.Member> members) {
        static Document of(PlanSet set, @Nullable List<PlanSet.Member> members) {
            PlanCause cause = set.cause();
            return new Document(
                    set.id(),
                    set.createdAt(),
                    cause.kind(),
                    cause.author(),
                    cause.reason(),
                    cause.events(),
                    set.plans(),
                    set.kept(),
                    members);
        }
    }

    private final PlanSets sets;

    PlanSetResource(PlanSets sets) {
        this.sets = sets;
    }

    /** The newest first. */
    @GET
    @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
    public List<Document> list(@RestQuery @DefaultValue("50") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new InvalidDocumentException("limit", limit, "must be 1 to " + MOST);
        }
        return sets.newest(limit).stream().map(set -> Document.of(set, null)).toList();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
    public Document get(@RestPath long id) {
        return sets.find(id)
                .map(set -> Document.of(set, sets.members(id)))
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no set of plans " + id, "List them with GET /v1/plan-sets"));
    }
}
