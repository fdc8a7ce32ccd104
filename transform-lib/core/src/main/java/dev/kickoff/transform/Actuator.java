package dev.kickoff.transform;

import org.jspecify.annotations.Nullable;

/**
 * The one thing that a service scales: reads its capacity and moves its minimum. The reactive scaler keeps working above
 * that minimum.
 *
 * <p>Called by one thread at a time, never by the host's threads. Methods may block on the network; give the client a
 * timeout, because the next cycle waits. They return their failures as values; an exception that escapes is treated as
 * a failure. An operation whose outcome is unknown should be read back before it is reported: a failure is retried in
 * the next cycle.
 */
public interface Actuator {
    /** Names the target for people, stable over restarts, for example {@code autoscaling-group/video-edge}. */
    String target();

    /** What is there now; what could not be read is unknown, never guessed. */
    CapacityState read();

    /** Raises the minimum from {@link FloorChange#from()} to {@link FloorChange#to()} units; idempotent. */
    ActuatorResult raiseFloor(FloorChange change);

    /**
     * Replaces what the target itself remembers of our raises, without a change of its minimum; for targets whose
     * {@link CapacityState#raised()} says something. All others have nothing to do.
     */
    default ActuatorResult remember(RaisedFloor raised) {
        return ActuatorResult.applied();
    }

    /** Lowers the minimum from {@link FloorChange#from()} to {@link FloorChange#to()} units; idempotent. */
    ActuatorResult lowerFloor(FloorChange change);

    /**
     * What people can do so that infrastructure code no longer sets the minimum back, for example a line of Terraform; said
     * when that has happened repeatedly. Null if there is nothing to advise.
     */
    default @Nullable String driftAdvice() {
        return null;
    }
}
