package dev.kickoff.hub.events;

import dev.kickoff.schemas.Event;
import org.jspecify.annotations.Nullable;

/** Asked before a revision becomes part of the calendar, and may refuse it. */
public interface ChangeGate {
    /**
     * @param before the newest revision, or null for a new event
     * @param after the revision that is about to be stored
     * @throws dev.kickoff.edge.ProblemException when it must not be stored, or not yet
     */
    void check(@Nullable Event before, Event after, String author);
}
