package dev.kickoff.forecaster.backtest;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Where the peaks to compare lie: in the {@link Span} around each distinct (start, end) of the events, cut to the forecast
 * window, and left out if that leaves fewer than 6 steps with a sample, 2 where a step is an hour or more.
 */
final class PeakWindows {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SMOOTHING = Duration.ofMinutes(15);

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
        return Span.around(slot.from(), slot.to(), gridStart, step);
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
