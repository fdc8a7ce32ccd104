package dev.kickoff.hub.events;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The phases of an event, and how they move when it does not run to plan. */
public record Timetable(Instant start, Instant end, String category, List<Phase> phases) {
    static final String OVERTIME = "overtime";
    /** Games: time on top of theirs is a phase of its own, and not a longer second half. */
    private static final Set<String> WITH_OVERTIME = Set.of("football", "soccer", "american-football", "basketball");

    public static Timetable of(Event event) {
        return new Timetable(event.start(), event.end(), event.category(), event.phases());
    }

    /** Start of whatever comes first of the event, for example its pre-show. */
    public Instant from() {
        Instant first = phases.isEmpty() ? start : phases.get(0).start();
        return first.isBefore(start) ? first : start;
    }

    /** End of whatever comes last of the event, for example the crowd's exit. */
    public Instant until() {
        Instant last = phases.isEmpty() ? end : phases.get(phases.size() - 1).end();
        return last.isAfter(end) ? last : end;
    }

    /** Everything that has not begun comes later; a phase that has begun lasts longer. */
    Timetable later(Instant now, Duration by) {
        return with(start.plus(by), end.plus(by), phase -> {
            if (!phase.end().isAfter(now)) {
                return phase;
            }
            Instant from = phase.start().isAfter(now) ? phase.start().plus(by) : phase.start();
            return new Phase(phase.name(), from, phase.end().plus(by));
        });
    }

    /** The end comes later and what follows it too; overtime grows, or else the phase that reaches up to the end. */
    Timetable longer(Duration by) {
        Instant later = end.plus(by);
        List<Phase> moved = new ArrayList<>();
        for (Phase phase : phases) {
            if (!phase.start().isBefore(end)) {
                moved.add(new Phase(
                        phase.name(), phase.start().plus(by), phase.end().plus(by)));
            } else if (phase.end().isBefore(end)) {
                moved.add(phase);
            } else if (phase.end().equals(end) && needsOvertime(phase)) {
                moved.add(phase);
                moved.add(new Phase(OVERTIME, end, later));
            } else {
                moved.add(new Phase(phase.name(), phase.start(), phase.end().plus(by)));
            }
        }
        return new Timetable(start, later, category, List.copyOf(moved));
    }

    /** What was to come before the end is left out; what follows the end comes earlier. */
    Timetable endedAt(Instant now) {
        Duration earlier = Duration.between(now, end);
        List<Phase> moved = new ArrayList<>();
        for (Phase phase : phases) {
            if (!phase.start().isBefore(end)) {
                moved.add(new Phase(
                        phase.name(), phase.start().minus(earlier), phase.end().minus(earlier)));
            } else if (phase.end().isAfter(end)) {
                // A phase that reaches beyond the end loses what lay before the end and had not come yet.
                Instant from = phase.start().isBefore(now) ? phase.start() : now;
                moved.add(new Phase(phase.name(), from, phase.end().minus(earlier)));
            } else if (phase.start().isBefore(now)) {
                moved.add(new Phase(phase.name(), phase.start(), phase.end().isBefore(now) ? phase.end() : now));
            }
        }
        return new Timetable(start, now, category, List.copyOf(moved));
    }

    private boolean needsOvertime(Phase last) {
        return WITH_OVERTIME.contains(category) && !last.name().equals(OVERTIME);
    }

    private Timetable with(Instant otherStart, Instant otherEnd, UnaryOperator<Phase> move) {
        return new Timetable(
                otherStart, otherEnd, category, phases.stream().map(move).toList());
    }
}
