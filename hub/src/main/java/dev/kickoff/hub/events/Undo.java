package dev.kickoff.hub.events;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Instant;
import java.util.List;

/** Which revision takes the newest one back, and whether that still can be. */
final class Undo {
    private Undo() {}

    /**
     * The revision before the newest.
     *
     * @param revisions of one event, oldest first, not empty
     * @throws ProblemException 409, when there is none, or the past would have to be another one
     */
    static Event of(List<Event> revisions, Instant now) {
        Event newest = revisions.get(revisions.size() - 1);
        if (revisions.size() < 2) {
            throw ProblemException.conflict(
                    "Revision 1 of event '" + newest.id() + "' is its first: there is nothing to go back to",
                    "Cancel the event instead");
        }
        Event before = revisions.get(revisions.size() - 2);
        if (newest.state() == EventState.ENDED) {
            throw tooLate(newest, "the event is over");
        }
        if (newest.state() == EventState.LIVE && before.state() != EventState.LIVE) {
            throw tooLate(newest, "it says that the event has started");
        }
        if (!now.isBefore(before.end()) || !now.isBefore(newest.end())) {
            throw tooLate(newest, "the event would have ended at " + before.end());
        }
        boolean moved = !before.start().equals(newest.start());
        if (moved && !now.isBefore(before.start())) {
            throw tooLate(newest, "its start would be at " + before.start() + ", which is over");
        }
        return before;
    }

    static boolean possible(List<Event> revisions, Instant now) {
        try {
            of(revisions, now);
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static ProblemException tooLate(Event newest, String why) {
        return ProblemException.conflict(
                "Revision " + newest.revision() + " of event '" + newest.id() + "' cannot be undone: " + why,
                "Edit the event instead");
    }
}
