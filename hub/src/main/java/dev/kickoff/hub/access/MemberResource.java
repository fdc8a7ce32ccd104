package dev.kickoff.hub.access;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The people who work with the hub. */
@Path("/v1/members")
@Blocking
class MemberResource {
    private final Members members;

    MemberResource(Members members) {
        this.members = members;
    }

    @GET
    @RolesAllowed(Roles.OPERATOR)
    public List<Member> list() {
        return members.all();
    }

    @GET
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    public Member get(@RestPath String id) {
        return members.find(id)
                .orElseThrow(() ->
                        ProblemException.notFound("There is no member '" + id + "'", "List them with GET /v1/members"));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    public Response create(@Nullable MemberDraft draft, @Context SecurityContext caller) {
        Member member =
                members.create(required(draft), caller.getUserPrincipal().getName());
        return Response.created(URI.create("/v1/members/" + member.id()))
                .entity(member)
                .build();
    }

    /** All fields; {@code active: false} ends the member's sessions and tokens. */
    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    public Member edit(@RestPath String id, @Nullable MemberDraft draft, @Context SecurityContext caller) {
        return members.edit(id, required(draft), caller.getUserPrincipal().getName());
    }

    private static MemberDraft required(@Nullable MemberDraft draft) {
        if (draft == null) {
            throw new InvalidDocumentException("body", null, "is required: at least id, name and roles");
        }
        return draft;
    }
}
