package dev.kickoff.hub.delivery.stream;

import dev.kickoff.schemas.InvalidDocumentException;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jspecify.annotations.Nullable;

/** {@link PlanStreams} in the words of server-sent events. */
@ApplicationScoped
class StreamMessages {
    private final PlanStreams streams;

    StreamMessages(PlanStreams streams) {
        this.streams = streams;
    }

    /** @param lastId the header {@code Last-Event-ID} */
    Multi<OutboundSseEvent> since(@Nullable String lastId, StreamFilter filter, Sse sse) {
        return Multi.createFrom().publisher(streams.open(filter, id(lastId))).map(wake -> event(sse, wake));
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
