package dev.kickoff.hub.console;

import dev.kickoff.edge.Problem;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.access.NewToken;
import dev.kickoff.hub.access.TokenInfo;
import dev.kickoff.hub.access.TokenOwner;
import dev.kickoff.hub.access.TokenRights;
import dev.kickoff.hub.access.Tokens;
import dev.kickoff.hub.pauses.Pausing;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.services.PolicyRights;
import dev.kickoff.hub.services.ServicePolicies;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** One service in one region: what it declared, what people set for it, how it is doing, and its tokens. */
@Path("/services/{service}/{region}")
@Produces(MediaType.TEXT_HTML)
class ServicePage {
    private static final int UNPROCESSABLE = 422;

    private final ServiceView view;
    private final ServicePolicies policies;
    private final PolicyRights policyRights;
    private final Pausing pausing;
    private final Tokens tokens;
    private final TokenRights tokenRights;
    private final Visitor visitor;

    ServicePage(
            ServiceView view,
            ServicePolicies policies,
            PolicyRights policyRights,
            Pausing pausing,
            Tokens tokens,
            TokenRights tokenRights,
            Visitor visitor) {
        this.view = view;
        this.policies = policies;
        this.policyRights = policyRights;
        this.pausing = pausing;
        this.tokens = tokens;
        this.tokenRights = tokenRights;
        this.visitor = visitor;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    public Response show(@RestPath String service, @RestPath String region) {
        return view.show(200, service, region, PolicyForm.of(policies.get(service, region)), null, null);
    }

    @POST
    @Path("policy")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public Response set(@RestPath String service, @RestPath String region, MultivaluedMap<String, String> fields) {
        PolicyForm form = PolicyForm.sent(fields);
        ServicePolicy wanted = form.policy();
        if (wanted == null) {
            return view.show(UNPROCESSABLE, service, region, form, null, null);
        }
        policyRights.require(
                visitor.identity(), service, policies.get(service, region).policy(), wanted);
        try {
            policies.set(service, region, form.revision(), wanted, visitor.name(), form.value("reason"));
        } catch (InvalidDocumentException broken) {
            form.refuse(broken);
            return view.show(UNPROCESSABLE, service, region, form, null, null);
        } catch (ProblemException refused) {
            Problem problem = refused.problem();
            if (problem.status() != Response.Status.CONFLICT.getStatusCode()) {
                throw refused;
            }
            // What somebody else set is shown; what was entered is lost on purpose: a policy is short and must be
            // meant.
            return view.show(
                    problem.status(), service, region, PolicyForm.of(policies.get(service, region)), null, problem);
        }
        return back(service, region, "policy");
    }

    @POST
    @Path("pause")
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public Response pause(@RestPath String service, @RestPath String region, @RestForm @Nullable String reason) {
        policyRights.require(visitor.identity(), service);
        pausing.pause(service, region, reason, visitor.name());
        return back(service, region, "paused");
    }

    @POST
    @Path("resume")
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public Response resume(@RestPath String service, @RestPath String region, @RestForm @Nullable String reason) {
        policyRights.require(visitor.identity(), service);
        pausing.resume(service, region, reason, visitor.name());
        return back(service, region, "running-title");
    }

    @POST
    @Path("tokens")
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public Response make(
            @RestPath String service, @RestPath String region, @RestForm String label, @RestForm @Nullable String all) {
        TokenOwner owner = TokenOwner.service(service, all == null ? region : null);
        tokenRights.require(visitor.identity(), owner);
        return shown(service, region, tokens.create(owner, label, null, visitor.name()));
    }

    @POST
    @Path("tokens/{id}/rotate")
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public Response rotate(@RestPath String service, @RestPath String region, @RestPath String id) {
        requireTokenOf(service, id);
        return shown(service, region, tokens.rotate(id, null, visitor.name()));
    }

    @POST
    @Path("tokens/{id}/revoke")
    @RolesAllowed({Roles.TEAM, Roles.OPERATOR})
    public Response revoke(@RestPath String service, @RestPath String region, @RestPath String id) {
        requireTokenOf(service, id);
        tokens.revoke(id, visitor.name());
        return back(service, region, "tokens");
    }

    private Response shown(String service, String region, NewToken made) {
        return view.show(201, service, region, PolicyForm.of(policies.get(service, region)), made, null);
    }

    private void requireTokenOf(String service, String id) {
        TokenInfo token = tokens.find(id)
                .filter(found -> service.equals(found.service()))
                .orElseThrow(() -> ProblemException.notFound(
                        "Service '" + service + "' has no token '" + id + "'", "Look at its page again"));
        tokenRights.require(visitor.identity(), token.owner());
    }

    private static Response back(String service, String region, String part) {
        return Response.seeOther(URI.create("/services/" + service + "/" + region + "#" + part))
                .build();
    }
}
