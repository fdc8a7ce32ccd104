package dev.kickoff.hub.console;

import dev.kickoff.edge.Sessions;
import dev.kickoff.hub.access.SignIns;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Exchanges a person's access token for a session. */
@Path("/")
@Blocking
class SignInPage {
    private static final String HOME = "/events";

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance signIn(String next, boolean refused);
    }

    /** Whether the request came with a session that is good. */
    record Session(boolean open) {}

    private final Sessions sessions;
    private final SignIns signIns;
    private final SecurityIdentity visitor;

    SignInPage(Sessions sessions, SignIns signIns, SecurityIdentity visitor) {
        this.sessions = sessions;
        this.signIns = signIns;
        this.visitor = visitor;
    }

    @GET
    @Path("/sign-in")
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    public TemplateInstance form(@RestQuery @Nullable String next) {
        return Templates.signIn(LocalPath.orElse(next, HOME).toString(), false);
    }

    @POST
    @Path("/sign-in")
    @Produces(MediaType.TEXT_HTML)
    @PermitAll
    public Response signIn(
            @RestForm @Nullable String token, @RestForm @Nullable String next, @Context HttpServerRequest request) {
        URI home = LocalPath.orElse(next, HOME);
        SocketAddress address = request.remoteAddress();
        return signIns.open(token == null ? "" : token.trim(), address == null ? "unknown" : address.hostAddress())
                .map(session -> Response.seeOther(home).cookie(session).build())
                .orElseGet(() -> Response.status(422)
                        .entity(Templates.signIn(home.toString(), true))
                        .build());
    }

    /**
     * Tells the sign-in page's script whether there is a session after all: a link from another site arrives without
     * the {@code SameSite=Strict} cookie, the page's own request carries it.
     */
    @GET
    @Path("/session")
    @PermitAll
    public Session session() {
        return new Session(!visitor.isAnonymous());
    }

    @POST
    @Path("/sign-out")
    @PermitAll
    public Response signOut() {
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(sessions.close())
                .build();
    }
}
