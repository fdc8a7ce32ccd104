package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Positions in an event that can be compared between events: cells from two hours before the start to three hours after
 * the planned end, with the time between stretched to a nominal duration.
 */
final class EventGrid {
    private static final double BEFORE_SECONDS = 2 * 3600;
    private static final double AFTER_SECONDS = 3 * 3600;
    private static final double SHORTEST_CELL_SECONDS = 600;
    private static final int MOST_CORE_CELLS = 200;

    private final double core;
    private final double cell;
    private final double before;
    private final double after;
    private final int cells;

    /** @param events give the nominal duration: their median; may be empty */
    EventGrid(List<Event> events, int binSeconds) {
        core = nominalSeconds(events);
        cell = Math.max(Math.max(binSeconds, SHORTEST_CELL_SECONDS), core / MOST_CORE_CELLS);
        before = Math.max(BEFORE_SECONDS, 0.499 * binSeconds);
        after = Math.max(AFTER_SECONDS, binSeconds);
        cells = 1 + (int) Math.round((before + core + after) / cell);
    }

    private static double nominalSeconds(List<Event> events) {
        double[] seconds = events.stream().mapToDouble(EventGrid::seconds).toArray();
        Arrays.sort(seconds);
        return seconds.length == 0 ? 7200 : seconds[seconds.length / 2];
    }

    private static double seconds(Event event) {
        return Duration.between(event.start(), event.end()).toSeconds();
    }

    int cells() {
        return cells;
    }

    double nominalHours() {
        return core / 3600;
    }

    double firstSecond(Event event) {
        return event.start().getEpochSecond() - before;
    }

    double lastSecond(Event event) {
        return event.end().getEpochSecond() + after;
    }

    /** Where the epoch second lies between the centres of cells, or NaN when the event does not reach it. */
    double position(Event event, double epochSecond) {
        double sinceStart = epochSecond - event.start().getEpochSecond();
        double seconds = seconds(event);
        double stretched;
        if (sinceStart < 0) {
            stretched = sinceStart;
        } else if (sinceStart < seconds) {
            stretched = sinceStart / seconds * core;
        } else {
            stretched = core + sinceStart - seconds;
        }
        double position = (stretched + before) / cell;
        return stretched < -before || stretched > core + after ? Double.NaN : Math.min(position, cells - 1.0);
    }

    /** The shape that is assumed before any event was seen: rises towards the end, falls with a half-life of an hour. */
    double[] assumedShape() {
        double[] shape = new double[cells];
        for (int i = 0; i < cells; i++) {
            double seconds = i * cell - before;
            if (seconds < 0) {
                shape[i] = 0.3 * (1 + seconds / before);
            } else if (seconds <= core) {
                shape[i] = 0.3 + 0.7 * Math.min(1, 1.25 * seconds / core);
            } else {
                shape[i] = Math.pow(2, -(seconds - core) / 3600);
            }
        }
        return shape;
    }

    /** Reads a shape between its cells. */
    static double at(double[] shape, double position) {
        int left = (int) position;
        int right = Math.min(left + 1, shape.length - 1);
        return shape[left] + (position - left) * (shape[right] - shape[left]);
    }
}
