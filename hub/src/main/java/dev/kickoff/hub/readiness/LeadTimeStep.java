package dev.kickoff.hub.readiness;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * From a measured lead time to the one that plans are made with: whole minutes, rounded up, at most a day. It rises at
 * once, because late capacity is worse than early; it falls by two minutes and a fifth at least, so that plans do not
 * follow every wobble. Pure.
 */
final class LeadTimeStep {
    private static final int LONGEST = 24 * 60;
    private static final int LEAST_FALL = 2;
    private static final int LEAST_FALL_SHARE = 5;

    private LeadTimeStep() {}

    /** @param planned minutes until now, null before the first */
    static int minutes(@Nullable Integer planned, Duration measured) {
        long rounded = measured.toMinutes() + (measured.toMinutes() * 60 < measured.toSeconds() ? 1 : 0);
        int minutes = (int) Math.max(1, Math.min(LONGEST, rounded));
        if (planned == null || minutes > planned) {
            return minutes;
        }
        return planned - minutes >= Math.max(LEAST_FALL, planned / LEAST_FALL_SHARE) ? minutes : planned;
    }
}
