package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.transform.FloorChange;
import dev.kickoff.transform.RaisedFloor;

/** One thing to do about the floor, or to say about what is not done. */
sealed interface Step {
    String RAISE = "raise-min";
    String LOWER = "lower-min";

    record Raise(FloorChange change) implements Step {}

    record Lower(FloorChange change) implements Step {}

    /** Nothing to change, but what a peer did belongs to Kickoff too. */
    record Remember(RaisedFloor raised) implements Step {}

    /**
     * Somebody took back what Kickoff had raised, so nothing of it is left to lower.
     *
     * @param gone what is no longer true
     */
    record Forget(RaisedFloor gone, RaisedFloor raised) implements Step {}

    /** @param kind the change that is not made */
    record Refuse(String kind, int from, int to, String why) implements Step {}
}
