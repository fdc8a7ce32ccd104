package dev.kickoff.demo.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * Where simulated time stood at one real instant, and how it runs on from there.
 *
 * @param simulatedAnchor simulated instant at {@code realAnchor}
 * @param realAnchor instant of the system's clock
 * @param speed simulated seconds per real second: 0 (paused), 1 or 60
 * @param end of the recorded traffic: simulated time stops here
 */
record ClockState(Instant simulatedAnchor, Instant realAnchor, int speed, Instant end) {
    ClockState {
        if (!DemoClock.SPEEDS.contains(speed)) {
            throw new IllegalArgumentException("speed " + speed + " must be one of " + DemoClock.SPEEDS);
        }
        if (simulatedAnchor.isAfter(end)) {
            throw new IllegalArgumentException(
                    "simulatedAnchor " + simulatedAnchor + " must not be after the end of the data " + end);
        }
    }

    Instant simulatedAt(Instant real) {
        Duration elapsed = Duration.between(realAnchor, real);
        if (elapsed.isNegative()) {
            return simulatedAnchor;
        }
        Instant simulated = simulatedAnchor.plus(elapsed.multipliedBy(speed));
        return simulated.isAfter(end) ? end : simulated;
    }

    /** Runs on from the same simulated instant at another speed. */
    ClockState atSpeed(int newSpeed, Instant real) {
        return new ClockState(simulatedAt(real), real, newSpeed, end);
    }

    /** Runs on from another simulated instant at the same speed. */
    ClockState at(Instant simulated, Instant real) {
        return new ClockState(simulated, real, speed, end);
    }
}
