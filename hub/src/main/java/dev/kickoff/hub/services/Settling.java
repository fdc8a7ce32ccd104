package dev.kickoff.hub.services;

import java.time.Duration;
import java.time.Instant;

/**
 * Which of two declarations counts while instances of both run, as in every rolling deployment.
 *
 * <p>A declaration that was never seen before counts at once: somebody has just brought it out. One that is known and was
 * replaced comes from an instance of the older version that was restarted or added, or from a roll-back; these look the
 * same at first. So it counts only when nobody has declared the one in force for a while: at once when a service is rolled
 * back days later, after the time to settle when it is rolled back during the deployment. Two versions that register in
 * turns therefore change the plan once per time to settle at most, and not with every instance.
 */
final class Settling {
    private Settling() {}

    /**
     * @param inForceSeen when the declaration in force was last declared
     * @param otherSeen when the other one, which was replaced before, was last declared
     */
    static boolean comesBack(Instant inForceSeen, Instant otherSeen, Instant now, Duration settle) {
        return otherSeen.isAfter(inForceSeen) && !now.isBefore(inForceSeen.plus(settle));
    }
}
