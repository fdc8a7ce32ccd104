package dev.kickoff.forecaster.traffic;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which timestamps a sample may have.
 *
 * @param now as this server's clock has it
 * @param tolerance how far after {@code now} a step may begin
 */
record StepRule(int stepSeconds, Instant now, Duration tolerance) {
    /** @return what is to be done about the timestamp, null if it is right */
    @Nullable
    String remedy(Instant timestamp) {
        if (timestamp.getNano() != 0 || timestamp.getEpochSecond() % stepSeconds != 0) {
            return "must be the start of a step of " + stepSeconds + " seconds, counted from 00:00:00Z";
        }
        if (timestamp.isBefore(Instant.EPOCH)) {
            return "must not be before " + Instant.EPOCH;
        }
        if (timestamp.isAfter(now.plus(tolerance))) {
            return "must not be in the future: this server's clock says " + now + "; check the sender's clock";
        }
        return null;
    }
}
