package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When an event really takes place, as far as traffic shows it. The clock of its plan stands still at the planned start
 * until it starts, and where traffic should begin to fall until it does.
 *
 * @param event as planned
 * @param lateSeconds how much later than planned it started, 0 or more
 * @param extraSeconds how much longer than planned it lasted or will last; negative when it ended early
 * @param fallSecond epoch second, by the plan, at which its traffic begins to fall: near its planned end
 * @param heldOpen whether it is over by the plan, and the end is moved ahead because traffic does not fall
 * @param evidence log of the odds for this timing against the plan; 0 where the plan stands
 */
record Timing(
        Event event, double lateSeconds, double extraSeconds, double fallSecond, boolean heldOpen, double evidence) {

    /** Takes place as planned. */
    static Timing planned(Event event) {
        return new Timing(event, 0, 0, event.end().getEpochSecond(), false, 0);
    }

    boolean isPlanned() {
        return lateSeconds == 0 && extraSeconds == 0;
    }

    Instant start() {
        return event.start().plusSeconds(Math.round(lateSeconds));
    }

    Instant end() {
        return event.end().plusSeconds(Math.round(lateSeconds + extraSeconds));
    }

    /** Epoch second at which its traffic begins to fall. */
    double fallsAt() {
        return fallSecond + lateSeconds + extraSeconds;
    }

    /** Where the event is at an epoch second: the epoch second at which it would be as far if it ran to plan. */
    double plannedSecond(double epochSecond) {
        double start = event.start().getEpochSecond();
        double started = epochSecond <= start ? epochSecond : Math.max(start, epochSecond - lateSeconds);
        if (extraSeconds >= 0) {
            return started <= fallSecond ? started : Math.max(fallSecond, started - extraSeconds);
        }
        return started < fallSecond + extraSeconds ? started : started - extraSeconds;
    }

    /** What it did, as the rest of a sentence about it, for people; empty where the plan stands. */
    Optional<String> describe() {
        String late = lateSeconds > 0 ? "started " + minutes(lateSeconds) + " late" : "";
        String than = late.isEmpty() ? " than planned" : " than that";
        String extra = "";
        if (heldOpen) {
            extra = "is held open: traffic has not fallen";
        } else if (extraSeconds != 0) {
            extra = "ended " + minutes(Math.abs(extraSeconds)) + (extraSeconds > 0 ? " later" : " earlier") + than;
        }
        String both = late + (late.isEmpty() || extra.isEmpty() ? "" : " and ") + extra;
        return Optional.of(both).filter(text -> !text.isEmpty());
    }

    private static String minutes(double seconds) {
        Duration rounded = Duration.ofMinutes(Math.round(seconds / 60));
        return rounded.toMinutes() < 180 ? rounded.toMinutes() + " min" : Math.round(seconds / 3600) + " h";
    }
}
