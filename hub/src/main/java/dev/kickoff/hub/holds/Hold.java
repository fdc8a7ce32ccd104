package dev.kickoff.hub.holds;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hold, as it was set.
 *
 * @param name id of the event, name of the service or of the signal; null for everything
 * @param region null for all regions
 * @param author who set it; {@code kickoff} after a sudden drop
 * @param expiresAt when it ends by itself, or null
 * @param endedAt when it was ended, or null
 */
public record Hold(
        long id,
        Scope scope,
        @Nullable String name,
        @Nullable String region,
        Effect effect,
        String reason,
        String author,
        Instant startedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy,
        @Nullable String endReason) {
    /** Author of holds that nobody set by hand. */
    public static final String AUTOMATIC = "kickoff";

    /** What is held. */
    public enum Scope {
        EVERYTHING,
        /** All services in the regions of the event. */
        EVENT,
        SERVICE,
        /** All services that the signal drives. */
        SIGNAL
    }

    /** What it means for plans. */
    public enum Effect {
        /** Floors may rise but not fall. */
        KEEP,
        /** The plan stays as it is; only running out is prevented. */
        FREEZE
    }

    /** Whether it is on at the instant. */
    public boolean isOn(Instant at) {
        return endedAt == null && (expiresAt == null || at.isBefore(expiresAt));
    }

    /**
     * Whether it says something about the service.
     *
     * @param events newest revisions, to find the regions of a held event
     */
    public boolean concerns(ServiceRegistration service, List<Event> events) {
        if (region != null && !region.equals(service.region())) {
            return false;
        }
        return switch (scope) {
            case EVERYTHING -> true;
            case SERVICE -> service.service().equals(name);
            case SIGNAL -> service.signal().equals(name);
            case EVENT ->
                events.stream().anyMatch(event -> event.id().equals(name) && event.concerns(service.region()));
        };
    }
}
