package dev.kickoff.forecaster.backtest;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Where the peaks to compare lie: around each distinct (start, end) of the events, from 30 minutes before the start to
 * 60 minutes after the planned end; with steps of an hour or more from 2 hours before to 2 hours after; with daily steps
 * in the step of the start and the next one. Cut to the forecast window, and left out if that leaves fewer than 6 steps
 * with a sample, 2 where a step is an hour or more.
 */
final class PeakWindows {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SMOOTHING = Duration.ofMinutes(15);

    /** From, inclusive, to, exclusive. */
    record Span(Instant from, Instant to) {
        boolean contains(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    private final PeakRule rule;
    private final Instant gridStart;
    private final Duration step;
    private final List<Span> slots;

    PeakWindows(PeakRule rule, TrafficHistory grid, Collection<Event> events) {
        this.rule = rule;
        gridStart = grid.start();
        step = Duration.ofSeconds(grid.stepSeconds());
        slots = events.stream()
                .map(event -> new Span(event.start(), event.end()))
                .distinct()
                .toList();
    }

    List<Span> of(Origin window) {
        if (rule.wholeWindow(!slots.isEmpty(), window.origin(), window.from(), window.to())) {
            return List.of(new Span(window.from(), window.to()));
        }
        if (isDaily()) {
            return slots.stream()
                    .map(this::around)
                    .filter(span ->
                            !span.from().isBefore(window.from()) && span.from().isBefore(window.to()))
                    .toList();
        }
        return slots.stream()
                .map(this::around)
                .filter(span -> span.from().isBefore(window.to()) && span.to().isAfter(window.from()))
                .toList();
    }

    private Span around(Span slot) {
        if (isDaily()) {
            long steps = Math.floorDiv(slot.from().getEpochSecond() - gridStart.getEpochSecond(), step.toSeconds());
            Instant day = gridStart.plus(step.multipliedBy(steps));
            return new Span(day, day.plus(step.multipliedBy(2)));
        }
        boolean fine = step.compareTo(HOUR) < 0;
        return new Span(
                slot.from().minus(fine ? Duration.ofMinutes(30) : Duration.ofHours(2)),
                slot.to().plus(fine ? HOUR : Duration.ofHours(2)));
    }

    private boolean isDaily() {
        return step.compareTo(DAY) >= 0;
    }

    int fewestSteps() {
        return step.compareTo(HOUR) >= 0 ? 2 : 6;
    }

    /** Steps that a centred mean of 15 minutes takes together; 1 leaves values as they are. */
    int smoothingSteps() {
        return step.compareTo(SMOOTHING) >= 0
                ? 1
                : (int) Math.max(1, Math.rint((double) SMOOTHING.toSeconds() / step.toSeconds()));
    }
}
