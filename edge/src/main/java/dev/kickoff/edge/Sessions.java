package dev.kickoff.edge;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sessions of the console without a store: the cookie says until when it is good, sealed with HMAC-SHA-256 under the
 * operator's token. Changing the token ends every session; every replica accepts it.
 *
 * <p>Sessions run on the system's clock: an injected clock that is fast or stopped must not change who is let in.
 */
@ApplicationScoped
public class Sessions {
    static final String COOKIE = "kickoff-session";
    private static final Duration LASTS = Duration.ofHours(12);
    private static final String HMAC = "HmacSHA256";

    private final AccessConfig config;
    private final AccessTokens tokens;
    private final Clock systemClock = Clock.systemUTC();

    Sessions(AccessConfig config, AccessTokens tokens) {
        this.config = config;
        this.tokens = tokens;
    }

    /** A cookie for whoever has the operator's token, else empty. */
    public Optional<NewCookie> open(String token) {
        return tokens.identify(token)
                .filter(identity -> identity.hasRole(Roles.OPERATOR))
                .map(operator -> {
                    String until =
                            Long.toString(systemClock.instant().plus(LASTS).getEpochSecond());
                    return cookie(until + "." + seal(until), (int) LASTS.toSeconds());
                });
    }

    /** A cookie that ends the session. */
    public NewCookie close() {
        return cookie("", 0);
    }

    Optional<SecurityIdentity> identify(String value) {
        int dot = value.indexOf('.');
        if (dot <= 0 || !sealed(value.substring(0, dot), value.substring(dot + 1))) {
            return Optional.empty();
        }
        // Sealed, so it is a number that we wrote.
        Instant until = Instant.ofEpochSecond(Long.parseLong(value.substring(0, dot)));
        return systemClock.instant().isBefore(until) ? tokens.identify(config.operatorToken()) : Optional.empty();
    }

    private boolean sealed(String until, String seal) {
        return MessageDigest.isEqual(
                seal(until).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String until) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(config.operatorToken().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(("session " + until).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + HMAC, impossible);
        }
    }

    private static NewCookie cookie(String value, int maxAgeSeconds) {
        return new NewCookie.Builder(COOKIE)
                .value(value)
                .path("/")
                .maxAge(maxAgeSeconds)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
