package dev.kickoff.hub.events;

import dev.kickoff.schemas.Event;

/**
 * CDI event: a revision was added. Observe it {@code AFTER_SUCCESS}, when the revision is stored; the observer runs in
 * the request's thread and must be quick.
 *
 * @param event the new revision
 */
public record EventChanged(Event event) {}
