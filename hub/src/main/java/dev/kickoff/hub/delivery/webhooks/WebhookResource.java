package dev.kickoff.hub.delivery.webhooks;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Subscriptions, and the messages that could not be delivered. */
@Path("/v1/webhooks")
@Blocking
class WebhookResource {
    private static final Set<String> STATES = Set.of("WAITING", "DELIVERED", "DEAD");

    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final Targets targets;

    WebhookResource(Subscriptions subscriptions, Outbox outbox, Targets targets) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.targets = targets;
    }

    /**
     * What a subscriber asks for.
     *
     * @param service only its plans; left out for every service's
     * @param region only plans of this region; left out for every region's
     */
    record Request(
            @Nullable String url,
            @Nullable String service,
            @Nullable String region) {}

    @GET
    @RolesAllowed(Roles.OPERATOR)
    public List<Subscription> list() {
        return subscriptions.all();
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    public Response add(@Nullable Request request) {
        if (request == null || request.url() == null) {
            throw new InvalidDocumentException("url", null, "is required: where messages are sent");
        }
        targets.requireAllowed(request.url());
        return Response.status(Response.Status.CREATED)
                .entity(subscriptions.add(request.url(), request.service(), request.region()))
                .build();
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.OPERATOR)
    public void remove(@RestPath String id) {
        if (!subscriptions.remove(id)) {
            throw ProblemException.notFound("There is no subscription '" + id + "'", "List them with GET /v1/webhooks");
        }
    }

    @GET
    @Path("{id}/messages")
    @RolesAllowed(Roles.OPERATOR)
    public List<Message> messages(@RestPath String id, @QueryParam("state") @DefaultValue("DEAD") String state) {
        if (!STATES.contains(state)) {
            throw new InvalidDocumentException("state", state, "must be WAITING, DELIVERED or DEAD");
        }
        return outbox.list(id, state);
    }

    @POST
    @Path("{id}/messages/{message}/replay")
    @RolesAllowed(Roles.OPERATOR)
    public void replay(@RestPath String id, @RestPath String message) {
        if (!outbox.replay(id, message)) {
            throw ProblemException.notFound(
                    "Subscription '" + id + "' has no dead message '" + message + "'",
                    "List them with GET /v1/webhooks/" + id + "/messages");
        }
    }
}
