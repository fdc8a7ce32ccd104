package dev.kickoff.transform.internal.ahead;

import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.Report.Action.Outcome;
import dev.kickoff.transform.Actuator;
import dev.kickoff.transform.ActuatorResult;
import dev.kickoff.transform.AheadActuator;
import dev.kickoff.transform.LibraryError.Kind;
import dev.kickoff.transform.ScheduledFloor;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.plan.PlanInUse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the floors of the next hours with the platform of an actuator that can do that. Calls it when they have changed,
 * and otherwise as seldom as {@link #VERIFY_EVERY}, or {@link #RETRY_AFTER} a failure. Used by one thread at a time.
 */
public final class AheadKeeper {
    /** Longer than the nights and weekends that a hub may be down unnoticed; AWS plans as far ahead itself. */
    public static final Duration HORIZON = Duration.ofHours(48);
    /** How soon what others change in our entries is repaired; each time costs the platform a call or two. */
    static final Duration VERIFY_EVERY = Duration.ofMinutes(5);

    static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    static final String KIND = "write-ahead";
    private static final int NAMED = 4;

    private final @Nullable AheadActuator actuator;
    private final String target;
    private final Report.Mode mode;
    private final Duration horizon;
    private final Events events;
    private final Consumer<Report.Action> report;
    /** All that the platform may hold or have carried out: what a failed write replaced may still be there. */
    private final Set<ScheduledFloor> left = new HashSet<>();

    private List<ScheduledFloor> tried = List.of();
    private @Nullable Instant nextCheck;
    private List<ScheduledFloor> said = List.of();
    private @Nullable String saidResult;

    /**
     * What may be written.
     *
     * @param paused whether nothing may happen to the target, also not by the platform
     * @param limits from a plan's capacity to the minimum that may be set for it
     * @param found the minimum now
     * @param claim called before anything is written that may be above what is there, so that it is known to be ours
     */
    public record Wish(PlanInUse.Current current, boolean paused, IntUnaryOperator limits, int found, Runnable claim) {}

    /** @param horizon how far ahead; zero to remove once what was written before, and then write nothing */
    public AheadKeeper(
            Actuator actuator,
            String target,
            Report.Mode mode,
            Duration horizon,
            Events events,
            Consumer<Report.Action> report) {
        this.actuator = actuator instanceof AheadActuator able ? able : null;
        this.target = target;
        this.mode = mode;
        this.horizon = horizon;
        this.events = events;
        this.report = report;
    }

    /** Whether the platform may have set this minimum because the plan, or an entry of ours, said so. */
    public boolean mayHaveSet(int found, PlanInUse.Current current, IntUnaryOperator limits, Instant now) {
        if (actuator == null || mode == Report.Mode.DRY_RUN || horizon.isZero()) {
            return false;
        }
        return left.stream().anyMatch(entry -> !entry.at().isAfter(now) && entry.minimum() == found)
                || remembered(actuator).contains(found)
                || current.plan().floors().stream()
                        .anyMatch(
                                floor -> !floor.startAt().isAfter(now) && limits.applyAsInt(floor.capacity()) == found);
    }

    private static Set<Integer> remembered(AheadActuator able) {
        try {
            return able.mayHaveSet();
        } catch (RuntimeException | LinkageError | AssertionError thrown) {
            return Set.of();
        }
    }

    /** One cycle. With an expired plan nothing is written or removed; a pause removes what was written. */
    public void keep(Wish wish, Instant now) {
        if (actuator == null || (wish.current().staleAt(now) && !wish.paused())) {
            return;
        }
        List<ScheduledFloor> wanted = wanted(wish, now);
        boolean same = wanted.equals(stillAhead(tried, now));
        if (mode == Report.Mode.DRY_RUN) {
            say(wish, wanted, Outcome.WOULD_APPLY, null, now);
        } else if (!same || nextCheck == null || !now.isBefore(nextCheck)) {
            write(actuator, wish, wanted, now);
        }
    }

    private List<ScheduledFloor> wanted(Wish wish, Instant now) {
        if (horizon.isZero() || wish.paused()) {
            return List.of();
        }
        // In steps of an hour, so that what comes into view does not cost a call each time.
        Instant until = now.truncatedTo(ChronoUnit.HOURS).plus(horizon);
        List<Floor> floors = wish.current().plan().floors();
        return new FloorsAhead(floors, wish.limits(), PlanInUse.GRACE, wish.found()).between(now, until);
    }

    private void write(AheadActuator able, Wish wish, List<ScheduledFloor> wanted, Instant now) {
        if (!wanted.isEmpty()) {
            wish.claim().run();
        }
        left.removeIf(entry -> entry.at().plus(HORIZON).isBefore(now));
        left.addAll(wanted);
        ActuatorResult result;
        try {
            result = able.writeAhead(wanted);
        } catch (RuntimeException | LinkageError | AssertionError thrown) {
            result = ActuatorResult.failed("the actuator threw " + thrown);
        }
        tried = wanted;
        boolean failed = result.outcome() == ActuatorResult.Outcome.FAILED;
        if (result.outcome() == ActuatorResult.Outcome.APPLIED) {
            left.removeIf(entry -> entry.at().isAfter(now) && !wanted.contains(entry));
        }
        nextCheck = horizon.isZero() && !failed ? Instant.MAX : now.plus(failed ? RETRY_AFTER : VERIFY_EVERY);
        say(wish, wanted, outcome(result), result.message(), now);
        if (failed) {
            events.error(Kind.WRITE_AHEAD, target + ": " + result.message());
        } else {
            events.over(Kind.WRITE_AHEAD);
        }
    }

    private static Outcome outcome(ActuatorResult result) {
        return switch (result.outcome()) {
            case APPLIED -> Outcome.APPLIED;
            case REFUSED -> Outcome.REFUSED;
            case FAILED -> Outcome.FAILED;
        };
    }

    /** Once per change: an entry whose time has come is none. */
    private void say(Wish wish, List<ScheduledFloor> floors, Outcome outcome, @Nullable String message, Instant now) {
        String result = outcome + " " + message;
        boolean news = !floors.equals(stillAhead(said, now))
                || (saidResult == null
                        ? outcome != Outcome.WOULD_APPLY && (outcome != Outcome.APPLIED || message != null)
                        : !result.equals(saidResult));
        said = floors;
        if (!news) {
            return;
        }
        saidResult = result;
        int highest = floors.stream().mapToInt(ScheduledFloor::minimum).max().orElse(wish.found());
        String text = describe(floors) + (message == null ? "" : "; " + message);
        Report.Action action = new Report.Action(now, target, KIND, wish.found(), highest, outcome, text);
        report.accept(action);
        events.tell(listener -> listener.onAction(action));
        events.info(target + " " + KIND + ": " + outcome + ", " + text);
    }

    private static String describe(List<ScheduledFloor> floors) {
        if (floors.isEmpty()) {
            return "no floors ahead";
        }
        StringBuilder text = new StringBuilder(floors.size() + (floors.size() == 1 ? " floor" : " floors") + " ahead:");
        for (ScheduledFloor floor : floors.subList(0, Math.min(NAMED, floors.size()))) {
            text.append(' ').append(floor.minimum()).append(" at ").append(floor.at());
        }
        return text.append(floors.size() > NAMED ? " …" : "").toString();
    }

    private static List<ScheduledFloor> stillAhead(List<ScheduledFloor> floors, Instant now) {
        return floors.stream().filter(floor -> floor.at().isAfter(now)).toList();
    }
}
