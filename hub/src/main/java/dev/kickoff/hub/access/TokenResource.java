package dev.kickoff.hub.access;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Tokens of members and services. {@link TokenRights} says whose. */
@Path("/v1/tokens")
@Blocking
class TokenResource {
    private final Tokens tokens;
    private final TokenRights rights;
    private final SecurityIdentity caller;

    TokenResource(Tokens tokens, TokenRights rights, SecurityIdentity caller) {
        this.tokens = tokens;
        this.rights = rights;
        this.caller = caller;
    }

    /**
     * How a token is replaced.
     *
     * @param grace how long the old one stays good, null for as long as usual
     */
    record Rotation(@Nullable Duration grace) {}

    /** What the caller may see of it; everything that was ever made. */
    @GET
    @RolesAllowed(Roles.VIEWER)
    public List<TokenInfo> list(@RestQuery @Nullable String member, @RestQuery @Nullable String service) {
        return tokens.all().stream()
                .filter(token -> member == null || member.equals(token.member()))
                .filter(token -> service == null || service.equals(token.service()))
                .filter(token -> rights.may(caller, token.owner()))
                .toList();
    }

    @POST
    @RolesAllowed(Roles.VIEWER)
    public Response create(@Nullable TokenDraft draft) {
        if (draft == null) {
            throw new InvalidDocumentException("body", null, "is required: member or service, and label");
        }
        TokenOwner owner = new TokenOwner(draft.member(), draft.service(), draft.region());
        rights.require(caller, owner);
        return shownOnce(tokens.create(owner, draft.label(), draft.lifetime(), author()));
    }

    @POST
    @Path("{id}/rotate")
    @RolesAllowed(Roles.VIEWER)
    public Response rotate(@RestPath String id, @Nullable Rotation rotation) {
        requireRight(id);
        return shownOnce(tokens.rotate(id, rotation == null ? null : rotation.grace(), author()));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.VIEWER)
    public TokenInfo revoke(@RestPath String id) {
        requireRight(id);
        return tokens.revoke(id, author());
    }

    private void requireRight(String id) {
        rights.require(
                caller, tokens.find(id).orElseThrow(() -> Tokens.unknown(id)).owner());
    }

    private static Response shownOnce(NewToken made) {
        return Response.status(Response.Status.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(made)
                .build();
    }

    private String author() {
        return caller.getPrincipal().getName();
    }
}
