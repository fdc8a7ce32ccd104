package dev.kickoff.hub.console;

import dev.kickoff.edge.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that another site's page asks a signed-in browser for (cross-site request forgery), on top of the
 * session cookie's {@code SameSite=Strict}. Programs with a bearer token carry nothing that a page could borrow.
 *
 * @see <a href="https://www.w3.org/TR/fetch-metadata/">Fetch metadata</a>: browsers set {@code Sec-Fetch-Site}, pages
 *     cannot; where a browser leaves it out (plain HTTP to a named host), {@code Origin} decides
 */
class SameOrigin {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @ServerRequestFilter
    @Nullable
    Response refuseCrossSite(ContainerRequestContext request) {
        if (SAFE.contains(request.getMethod()) || request.getHeaderString(HttpHeaders.AUTHORIZATION) != null) {
            return null;
        }
        boolean fromBrowser = !request.getCookies().isEmpty()
                || request.getHeaderString("Sec-Fetch-Site") != null
                || request.getHeaderString("Origin") != null;
        if (!fromBrowser
                || sameOrigin(
                        request.getHeaderString("Sec-Fetch-Site"),
                        request.getHeaderString("Origin"),
                        request.getUriInfo().getBaseUri())) {
            return null;
        }
        return Response.status(Response.Status.FORBIDDEN)
                .type("application/problem+json")
                .entity(new Problem(
                        "urn:kickoff:problem:cross-site",
                        "Refused",
                        Response.Status.FORBIDDEN.getStatusCode(),
                        "The request does not come from a page of this console",
                        null,
                        "Open the console and try again from there"))
                .build();
    }

    static boolean sameOrigin(@Nullable String fetchSite, @Nullable String origin, URI own) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        return origin != null && origin.equals(own.getScheme() + "://" + own.getAuthority());
    }
}
