package dev.kickoff.hub.events;

import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Phases of an event whose planner gave none. They follow the clock, not the wall: an event that runs through a change
 * to summer time keeps its length.
 */
public final class PhaseTemplates {
    private static final Duration EXIT = Duration.ofMinutes(45);

    private PhaseTemplates() {}

    /**
     * Phases in order without gaps: before the start, the parts between start and planned end, and the exit after it.
     *
     * @param category unknown ones get the generic {@code pre-show, start, exit}
     * @param end after the start, else there are no phases
     */
    public static List<Phase> of(String category, Instant start, Instant end) {
        if (!start.isBefore(end)) {
            return List.of();
        }
        Duration length = Duration.between(start, end);
        return switch (category) {
            // Two halves of 45 minutes, each with a little added time, and a quarter of an hour between them.
            case "football", "soccer" ->
                halves(start, length, Duration.ofMinutes(60), Duration.ofMinutes(47), Duration.ofMinutes(15));
            case "american-football" ->
                halves(start, length, Duration.ofMinutes(60), Duration.ofMinutes(90), Duration.ofMinutes(13));
            case "basketball" ->
                halves(start, length, Duration.ofMinutes(45), Duration.ofMinutes(60), Duration.ofMinutes(15));
            // The rush is at the opening, or at both ends; in between it is quieter.
            case "launch" -> rushes(start, length, Duration.ofMinutes(30), Duration.ofMinutes(30), Duration.ZERO);
            case "sale" ->
                rushes(start, length, Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));
            // The last songs are the ones that everybody wants to see, and then everybody leaves.
            case "show", "concert" ->
                rushes(start, length, Duration.ofMinutes(30), Duration.ZERO, Duration.ofMinutes(15));
            default -> generic(start, length);
        };
    }

    private static List<Phase> halves(
            Instant start, Duration length, Duration before, Duration firstHalf, Duration pause) {
        Duration secondHalf = length.minus(firstHalf).minus(pause);
        if (secondHalf.compareTo(firstHalf.dividedBy(2)) < 0) {
            // Planned shorter than the game is: its halves would be a guess.
            return generic(start, length);
        }
        Row row = new Row(start.minus(before));
        row.add("pre-show", before);
        row.add("first-half", firstHalf);
        row.add("half-time", pause);
        row.add("second-half", secondHalf);
        row.add("exit", EXIT);
        return row.phases;
    }

    /** Parts of their own at the beginning, the end or both, where the event is long enough for something in between. */
    private static List<Phase> rushes(
            Instant start, Duration length, Duration before, Duration opening, Duration closing) {
        Duration between = length.minus(opening).minus(closing);
        if (between.compareTo(Duration.ofMinutes(15)) < 0) {
            return generic(start, length);
        }
        Row row = new Row(start.minus(before));
        row.add("pre-show", before);
        if (opening.isZero()) {
            row.add("start", between);
        } else {
            row.add("start", opening);
            row.add("main", between);
        }
        if (!closing.isZero()) {
            row.add("end", closing);
        }
        row.add("exit", EXIT);
        return row.phases;
    }

    private static List<Phase> generic(Instant start, Duration length) {
        Duration before = Duration.ofMinutes(30);
        Row row = new Row(start.minus(before));
        row.add("pre-show", before);
        row.add("start", length);
        row.add("exit", EXIT);
        return row.phases;
    }

    private static final class Row {
        private final List<Phase> phases = new ArrayList<>();
        private Instant next;

        private Row(Instant first) {
            next = first;
        }

        private void add(String name, Duration length) {
            Instant end = next.plus(length);
            phases.add(new Phase(name, next, end));
            next = end;
        }
    }
}
