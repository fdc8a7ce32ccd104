package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * When plans are made, how far they reach, and when a lower one may follow. All durations above zero, except the two
 * around events and {@code lowerAfter}, which may be zero.
 *
 * @param refresh after this much time a plan is made again on a fresh forecast
 * @param liveRefresh shortest time between two plans that only new traffic asked for
 * @param liveBefore an event counts as on from this long before it or its first phase starts
 * @param liveAfter and until this long after it or its last phase ends
 * @param horizon how far ahead plans reach
 * @param lowerAfter how long less capacity must be wanted without a break before it is published
 */
public record PlanRhythm(
        Duration refresh,
        Duration liveRefresh,
        Duration liveBefore,
        Duration liveAfter,
        Duration horizon,
        Duration lowerAfter) {
    public static final PlanRhythm DEFAULT = new PlanRhythm(
            Duration.ofMinutes(5),
            Duration.ofSeconds(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(36),
            Duration.ofMinutes(15));

    public PlanRhythm {
        positive(refresh, "refresh");
        positive(liveRefresh, "liveRefresh");
        positive(horizon, "horizon");
        notNegative(liveBefore, "liveBefore");
        notNegative(liveAfter, "liveAfter");
        notNegative(lowerAfter, "lowerAfter");
    }

    /** Whether the event counts and is on, or so near that new traffic tells something about it. */
    public boolean isOn(Event event, Instant now) {
        Instant first = Stream.concat(
                        Stream.of(event.start()), event.phases().stream().map(Phase::start))
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = Stream.concat(
                        Stream.of(event.end()), event.phases().stream().map(Phase::end))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return event.state().counts() && first.isBefore(now.plus(liveBefore)) && last.isAfter(now.minus(liveAfter));
    }

    /** Half the horizon is left for the hub to be away without any plan running out. */
    public Duration leastValidity() {
        return horizon.dividedBy(2);
    }

    private static void positive(Duration value, String field) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(field + " '" + value + "' must be above zero");
        }
    }

    private static void notNegative(Duration value, String field) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(field + " '" + value + "' must not be negative");
        }
    }
}
