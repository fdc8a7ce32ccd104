package dev.kickoff.hub.delivery;

import dev.kickoff.hub.plans.SigningKeys;
import dev.kickoff.hub.plans.VerificationKey;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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
}
