package dev.kickoff.hub.delivery.keda;

import dev.kickoff.edge.AccessTokens;
import dev.kickoff.edge.Caller;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.delivery.keda.wire.ScaledObjectRef;
import io.grpc.Status;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says which service a call is about, and refuses it if its token is not for that service, as the HTTP endpoint does.
 * KEDA sends no metadata with its calls and none of a TriggerAuthentication's parameters but those of TLS, so the token
 * may also stand in {@code scalerMetadata}: best as {@code tokenFromEnv}, which KEDA fills from the environment, and
 * so from a Secret, of the workload that it scales.
 */
@ApplicationScoped
class ScalerAccess {
    private final AccessTokens tokens;

    ScalerAccess(AccessTokens tokens) {
        this.tokens = tokens;
    }

    ScaledService check(ScaledObjectRef ref) {
        SecurityIdentity caller = token(ref)
                .flatMap(tokens::identify)
                .orElseThrow(() -> Status.UNAUTHENTICATED
                        .withDescription("No known token; give the service's token as tokenFromEnv in the trigger's"
                                + " metadata, or as authorization: Bearer")
                        .asRuntimeException());
        ScaledService wanted = new ScaledService(required(ref, "service"), required(ref, "region"));
        boolean program = caller.hasRole(Roles.SERVICE) || caller.hasRole(Roles.OWN_SERVICE);
        boolean inScope = Caller.scopeOf(caller)
                .map(scope -> scope.permits(wanted.service(), wanted.region()))
                .orElse(true);
        if (!program || !inScope) {
            throw Status.PERMISSION_DENIED
                    .withDescription("This token is not for service '" + wanted.service() + "' in region '"
                            + wanted.region() + "'; use a token of that service")
                    .asRuntimeException();
        }
        return wanted;
    }

    private static Optional<String> token(ScaledObjectRef ref) {
        return BearerToken.ofThisCall()
                .or(() -> Stream.of("tokenFromEnv", "token")
                        .map(key -> ref.getScalerMetadataOrDefault(key, ""))
                        .filter(token -> !token.isBlank())
                        .map(String::trim)
                        .findFirst());
    }

    private static String required(ScaledObjectRef ref, String key) {
        String value = ref.getScalerMetadataOrDefault(key, "");
        if (value.isBlank()) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("The trigger's metadata has no '" + key + "'; add it")
                    .asRuntimeException();
        }
        return value;
    }
}
