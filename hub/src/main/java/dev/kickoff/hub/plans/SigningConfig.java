package dev.kickoff.hub.plans;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/**
 * The key that signs plans. By default the hub makes one on its first run and keeps it in its database; give both parts
 * to use your own. Make them with {@code openssl genpkey -algorithm ed25519 -outform DER | base64 -w0} and
 * {@code openssl pkey -inform DER -pubout -outform DER | base64 -w0}.
 */
@ConfigMapping(prefix = "kickoff.signing")
interface SigningConfig {
    /** Ed25519 private key, base64 of PKCS#8. A secret. */
    Optional<String> privateKey();

    /** Its public key, base64 of X.509. */
    Optional<String> publicKey();

    /** How long a new key is announced before it signs: the time to give it to services that pin keys. */
    @WithDefault("PT24H")
    Duration announce();

    /** How long the old key goes on signing beside the new one. */
    @WithDefault("P7D")
    Duration overlap();
}
