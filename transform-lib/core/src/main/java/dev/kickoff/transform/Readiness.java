package dev.kickoff.transform;

import org.jspecify.annotations.Nullable;

/**
 * How much of the target is up and healthy, for services that know better than their actuator; for example instances that
 * a load balancer's health check passes. Without one, what the actuator reads counts.
 *
 * <p>Called once per cycle, by one thread at a time, after the actuator has read. May block on the network; give the
 * client a timeout. An exception counts as {@link Reading#unknown}.
 */
@FunctionalInterface
public interface Readiness {
    /** @param target what the actuator has just read */
    Reading read(CapacityState target);

    /**
     * What was found.
     *
     * @param units up and healthy; null when that is unknown, never guessed
     * @param problem why it is unknown, or what keeps units from being healthy; null when all is well
     */
    record Reading(@Nullable Integer units, @Nullable String problem) {
        public Reading {
            if (units != null && units < 0) {
                throw new IllegalArgumentException("units '" + units + "' must not be negative");
            }
        }

        public static Reading of(int units) {
            return new Reading(units, null);
        }

        public static Reading unknown(String problem) {
            return new Reading(null, problem);
        }
    }
}
