package dev.kickoff.transform.aws;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Application Auto Scaling is eventually consistent: for a while after a change it may still describe the bounds from
 * before. Taken at its word it would look as if somebody had reset our floor. Used by one thread at a time.
 */
final class Settling {
    /** How long an answer with the old bounds counts as late; after that somebody has set them. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Clock clock;
    private @Nullable Written last;

    private record Written(ScalableTarget before, ScalableTarget after, Instant at) {}

    Settling(Clock clock) {
        this.clock = clock;
    }

    /** AWS has taken this change. */
    void written(ScalableTarget before, ScalableTarget after) {
        last = new Written(before, after, clock.instant());
    }

    /** The target as it is, whether or not AWS describes it so already. */
    ScalableTarget settle(ScalableTarget described) {
        if (last == null) {
            return described;
        }
        if (clock.instant().isAfter(last.at().plus(LONGEST))) {
            last = null;
            return described;
        }
        return described.sameBounds(last.before())
                ? described.withBounds(last.after().minCapacity(), last.after().maxCapacity())
                : described;
    }
}
