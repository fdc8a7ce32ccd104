package dev.kickoff.hub.delivery;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.plans.SigningKeys;
import dev.kickoff.hub.plans.VerificationKey;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;

/** Public keys, open to everybody: a service's team copies one into its configuration by hand. */
@Path("/v1/keys")
@Blocking
class KeyResource {
    private final SigningKeys keys;

    KeyResource(SigningKeys keys) {
        this.keys = keys;
    }

    @GET
    @PermitAll
    public List<VerificationKey> list() {
        return keys.verificationKeys();
    }

    /** Makes a new key; the answer and the list say from when on it signs. */
    @POST
    @Path("rotate")
    @RolesAllowed(Roles.OPERATOR)
    public VerificationKey rotate(@Context SecurityContext user) {
        return keys.rotate(user.getUserPrincipal().getName());
    }
}
