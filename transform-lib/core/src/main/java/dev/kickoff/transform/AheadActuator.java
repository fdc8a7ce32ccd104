package dev.kickoff.transform;

import java.util.List;
import java.util.Set;

/**
 * An actuator whose platform can change the minimum by itself at set times. The floors of the next hours are left there,
 * so that they come and go also when the hub and every process of the service are down.
 *
 * <p>The library calls it from the same thread as the rest, only while it acts, when the list has changed, every five
 * minutes to find what others have changed, and once a minute after a failure.
 */
public interface AheadActuator extends Actuator {
    /**
     * Makes what the platform holds of ours equal to this list: adds, changes and removes ours, idempotently and also
     * after a call that was half done. What others have scheduled is never touched, and counts against the platform's
     * limits. An entry that has come due is gone, and leaving it out takes back nothing.
     *
     * <p>What the platform's rules do not take is left out or moved, the nearest going first, and named in the message
     * of a result that is {@link ActuatorResult.Outcome#APPLIED} all the same.
     *
     * @param floors in order of time, no two at the same, all of them later than now; empty to remove all of ours
     */
    ActuatorResult writeAhead(List<ScheduledFloor> floors);

    /**
     * Minima that the platform may have set because of entries of ours that are gone since, as far as the target itself
     * remembers: without it a process that has just started knows only the plan, and takes what an older one asked for to be
     * somebody else's. As of the last {@link #read()}.
     */
    default Set<Integer> mayHaveSet() {
        return Set.of();
    }
}
