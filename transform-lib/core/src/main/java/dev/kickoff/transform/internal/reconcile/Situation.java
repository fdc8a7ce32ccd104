package dev.kickoff.transform.internal.reconcile;

import dev.kickoff.transform.RaisedFloor;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision about the floor depends on, in units.
 *
 * @param planFloor what the plan wants now
 * @param planVersion of that plan
 * @param found the target's minimum
 * @param ceiling the highest minimum the target can take, empty if unknown
 * @param raised what Kickoff did to the target before, null if nothing is known of it
 * @param release how far the minimum may be lowered now
 */
record Situation(
        int planFloor,
        long planVersion,
        TeamLimits team,
        int found,
        OptionalInt ceiling,
        @Nullable RaisedFloor raised,
        Release release) {

    /** Whether the minimum is exactly what Kickoff raised it to, and what the plan wants. */
    boolean isKept(RaisedFloor ours) {
        return !ours.isOver() && found == ours.raisedTo() && found == wanted();
    }

    /** The floor in force: the plan's, inside the team's own limits. */
    int wanted() {
        return team.clamp(planFloor);
    }
}
