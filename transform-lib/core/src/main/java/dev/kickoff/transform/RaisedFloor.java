package dev.kickoff.transform;

/**
 * How far a floor was raised by Kickoff, and so how far Kickoff may lower it again.
 *
 * @param base the minimum found before the first raise; not lowered below
 * @param raisedTo the minimum that was set last; a higher one is somebody else's
 * @param planVersion of the plan that asked for it; an older plan must not lower it
 */
public record RaisedFloor(int base, int raisedTo, long planVersion) {
    public RaisedFloor {
        if (base < 0 || raisedTo < base) {
            throw new IllegalArgumentException(
                    "raisedTo '" + raisedTo + "' must not be below base '" + base + "', and base not be negative");
        }
    }

    /** Whether all that was raised has been lowered again. */
    public boolean isOver() {
        return raisedTo == base;
    }
}
