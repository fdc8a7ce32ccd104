package dev.kickoff.edge;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sessions of the console without a store: the cookie says until when it is good and which token opened it, sealed with
 * HMAC-SHA-256 under the operator's token. It ends with that token; changing the operator's token ends every session;
 * every replica accepts it.
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
    private final WallClock clock;

    Sessions(AccessConfig config, AccessTokens tokens, WallClock clock) {
        this.config = config;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * A session that was opened.
     *
     * @param name of whoever opened it
     * @param cookie to be sent to the browser
     */
    public record Opened(String name, NewCookie cookie) {}

    /** A session for a person's token, else empty: programs have no business in the console. */
    public Optional<Opened> open(String token) {
        return tokens.find(token)
                .filter(Caller::person)
                .flatMap(caller -> Optional.ofNullable(caller.session()).map(session -> {
                    String content = clock.now().plus(LASTS).getEpochSecond() + "." + session;
                    return new Opened(caller.name(), cookie(content + "." + seal(content), (int) LASTS.toSeconds()));
                }));
    }

    /** A cookie that ends the session. */
    public NewCookie close() {
        return cookie("", 0);
    }

    Optional<SecurityIdentity> identify(String value) {
        int end = value.lastIndexOf('.');
        if (end <= 0 || !sealed(value.substring(0, end), value.substring(end + 1))) {
            return Optional.empty();
        }
        // Sealed, so it is what we wrote: a number and a session.
        String[] content = value.substring(0, end).split("\\.", 2);
        Instant until = Instant.ofEpochSecond(Long.parseLong(content[0]));
        return clock.now().isBefore(until)
                ? tokens.findSession(content[1]).filter(Caller::person).map(Caller::identity)
                : Optional.empty();
    }

    private boolean sealed(String content, String seal) {
        return MessageDigest.isEqual(
                seal(content).getBytes(StandardCharsets.UTF_8), seal.getBytes(StandardCharsets.UTF_8));
    }

    private String seal(String content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(config.operatorToken().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(("session " + content).getBytes(StandardCharsets.UTF_8)));
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
