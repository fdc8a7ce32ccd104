package dev.kickoff.hub.delivery.stream;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
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
    private final PlanStreams streams;

    StreamResource(PlanStreams streams) {
        this.streams = streams;
    }

    @GET
    @NonBlocking
    @RolesAllowed(Roles.SERVICE)
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
        return Multi.createFrom()
                .publisher(streams.open(new StreamFilter(service, region), id(lastId)))
                .map(wake -> event(sse, wake));
    }

    private static OutboundSseEvent event(Sse sse, Wake wake) {
        OutboundSseEvent.Builder event = sse.newEventBuilder()
                .name(wake.name())
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(wake.data());
        return wake.id() == null ? event.build() : event.id(wake.id()).build();
    }

    private static @Nullable Long id(@Nullable String lastId) {
        if (lastId == null || lastId.isBlank()) {
            return null;
        }
        if (!lastId.matches("[0-9]{1,18}")) {
            throw new InvalidDocumentException(
                    "Last-Event-ID", lastId, "must be the id of a message of this stream; leave it out to start anew");
        }
        return Long.valueOf(lastId);
    }
}
