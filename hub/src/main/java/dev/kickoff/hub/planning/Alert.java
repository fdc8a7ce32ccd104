package dev.kickoff.hub.planning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something about the plans of a fleet that people must know.
 *
 * @param service that is concerned
 * @param event that causes it, or null when none does
 * @param at when it starts to matter
 * @param text for people, with numbers and what to do
 */
public record Alert(
        Kind kind, String service, String region, @Nullable String event, Instant at, String text) {
    /** What is wrong. */
    public enum Kind {
        /** No plan could be made, or not with all it should be made of; nothing was lowered. */
        FORECAST_MISSING,
        /** The account's quota leaves demand unserved. */
        QUOTA,
        /** The service's maximum, or the end of its ladder, leaves demand unserved. */
        LIMIT,
        /** Capacity is needed before it can be ready. */
        TOO_LATE,
        /** Launch rates do not allow all raises in time, or are not known. */
        PACING,
        /** A called service cannot be raised as far as its callers need, or is not known. */
        DEPENDENCY,
        /** Services call each other in a circle; their calls are not counted. */
        CYCLE,
        /** A preparation step should have been started. */
        STEP_OVERDUE,
        /** Capacity has taken longer to be ready than declared; plans ask earlier for it. */
        LEAD_TIME
    }
}
