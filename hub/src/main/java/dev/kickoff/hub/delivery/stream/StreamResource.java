package dev.kickoff.hub.delivery.stream;

import dev.kickoff.edge.Roles;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Wakes whoever waits for plans; the plans themselves are polled, so that a message that is lost costs only time. */
@Path("/v1/stream")
class StreamResource {
    private final StreamMessages messages;

    StreamResource(StreamMessages messages) {
        this.messages = messages;
    }

    /** About many services; without {@code Last-Event-ID} it tells only what comes from now on. */
    @GET
    @NonBlocking
    @RolesAllowed({Roles.SERVICE, Roles.VIEWER})
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    // A reverse proxy that collects the answer first would hold the messages back.
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    public Multi<OutboundSseEvent> stream(
            @QueryParam("service") @Nullable String service,
            @QueryParam("region") @Nullable String region,
            @HeaderParam("Last-Event-ID") @Nullable String lastId,
            @Context Sse sse) {
        return messages.since(lastId, new StreamFilter(service, region), sse);
    }
}
