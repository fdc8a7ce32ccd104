package dev.kickoff.edge;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the token from {@code Authorization: Bearer} or from the console's session cookie. */
@ApplicationScoped
class TokenAuthentication implements HttpAuthenticationMechanism {
    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;
    private final Sessions sessions;

    TokenAuthentication(AccessTokens tokens, Sessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager manager) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.startsWith(BEARER)) {
            return known(tokens.identify(header.substring(BEARER.length()).trim()));
        }
        Cookie cookie = context.request().getCookie(Sessions.COOKIE);
        if (cookie != null) {
            // An expired session is nobody, not an error: the page then asks to sign in again.
            return Uni.createFrom().optional(sessions.identify(cookie.getValue()));
        }
        return Uni.createFrom().nullItem();
    }

    private static Uni<SecurityIdentity> known(Optional<SecurityIdentity> identity) {
        return identity.<Uni<SecurityIdentity>>map(Uni.createFrom()::item)
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("unknown token")));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        if (asksForPage(context.request().getHeader(HttpHeaders.ACCEPT))) {
            return Uni.createFrom()
                    .item(new ChallengeData(
                            HttpResponseStatus.FOUND.code(), HttpHeaders.LOCATION, signInFor(context.request())));
        }
        return Uni.createFrom()
                .item(new ChallengeData(HttpResponseStatus.UNAUTHORIZED.code(), "WWW-Authenticate", "Bearer"));
    }

    /** The sign-in page, which comes back to the page asked for; a form that was sent cannot be come back to. */
    private static String signInFor(HttpServerRequest request) {
        return HttpMethod.GET.equals(request.method())
                ? "/sign-in?next=" + URLEncoder.encode(request.uri(), StandardCharsets.UTF_8)
                : "/sign-in";
    }

    private static boolean asksForPage(@Nullable String accept) {
        return accept != null && accept.contains("text/html");
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }
}
