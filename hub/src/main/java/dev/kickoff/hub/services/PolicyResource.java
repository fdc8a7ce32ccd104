package dev.kickoff.hub.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What people set for a service in a region. */
@Path("/v1/services/{service}/regions/{region}/policy")
@Blocking
class PolicyResource {
    private final ServicePolicies policies;
    private final PolicyReader reader;
    private final PolicyRights rights;
    private final SecurityIdentity caller;

    PolicyResource(ServicePolicies policies, PolicyReader reader, PolicyRights rights, SecurityIdentity caller) {
        this.policies = policies;
        this.reader = reader;
        this.rights = rights;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.SERVICE, Roles.OWN_SERVICE})
    public Response get(@RestPath String service, @RestPath String region) {
        return answer(policies.get(service, region));
    }

    @GET
    @Path("revisions")
    @RolesAllowed(Roles.VIEWER)
    public List<PolicyRevision> revisions(@RestPath String service, @RestPath String region) {
        policies.get(service, region);
        return policies.revisions(service, region);
    }

    @PUT
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public Response set(
            @RestPath String service,
            @RestPath String region,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable PolicyEdit edit)
            throws JsonProcessingException {
        if (edit == null) {
            throw new InvalidDocumentException("body", null, "is required: revision, reason and policy");
        }
        int revision = Revisions.edited(ifMatch, edit.revision());
        ServicePolicy policy = reader.read(edit.policy());
        rights.require(caller, service, policies.get(service, region).policy(), policy);
        return answer(policies.set(
                service, region, revision, policy, caller.getPrincipal().getName(), Reasons.required(edit.reason())));
    }

    private static Response answer(PolicyRevision policy) {
        return Response.ok(policy)
                .tag(new EntityTag(String.valueOf(policy.revision())))
                .build();
    }
}
