package dev.kickoff.hub.events;

import org.jspecify.annotations.Nullable;

/**
 * Body of a live action or of an undo.
 *
 * @param action {@code delay}, {@code extend}, {@code end-now}, {@code cancel}, {@code go-live} or
 *     {@code close}; not for an undo
 * @param minutes of a delay or an extension, 1 to 1440
 * @param reason required for an action
 * @param revision that was read; refused when there is a newer one
 */
record ActionRequest(
        @Nullable String action,
        @Nullable Integer minutes,
        @Nullable String reason,
        @Nullable Integer revision) {}
