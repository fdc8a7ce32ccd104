package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Demand as capacity must see it so that none is released before an event's exit is over: from the start of its first
 * phase to the end of its last, what the event adds to the demand does not fall. What the rest adds may: a quiet
 * whole-day event does not hold the evening's peak through the night.
 *
 * <p>With {@code e(t)} the event's part of the median and {@code t*} where it was greatest until t, the demand is held up
 * by {@code (e(t*) - e(t)) * demand(t*) / p50(t*)}, but never above what the demand was within the windows of the events
 * that hold it. Without a breakdown nothing is known of what an event adds, so nothing is held.
 */
final class ExitHold {
    private final Forecast forecast;
    private final Series demand;
    private final double[] lifted;
    /** The most that was reached in the window of an event that is on, at each step. */
    private final double[] reached;

    private ExitHold(Forecast forecast, Series demand) {
        this.forecast = forecast;
        this.demand = demand;
        this.lifted = demand.values().clone();
        this.reached = new double[demand.size()];
    }

    /** @return the demand itself if no event holds any */
    static Series of(Forecast forecast, Series demand, Collection<Event> events) {
        ExitHold hold = new ExitHold(forecast, demand);
        boolean any = false;
        for (Event event : events) {
            List<List<Double>> effects = hold.effects(event);
            if (!effects.isEmpty()) {
                any |= hold.lift(event, effects);
            }
        }
        return any ? hold.held() : demand;
    }

    private Series held() {
        double[] held = demand.values().clone();
        for (int t = 0; t < held.length; t++) {
            held[t] = Math.max(held[t], Math.min(lifted[t], reached[t]));
        }
        return Arrays.equals(held, demand.values()) ? demand : new Series(demand.from(), demand.step(), held);
    }

    /** @param effects what the event adds to the median, in one part or more */
    private boolean lift(Event event, List<List<Double>> effects) {
        int first = demand.firstAfter(EventWindow.start(event).getEpochSecond());
        int end = demand.endBefore(EventWindow.exit(event).getEpochSecond());
        double most = 0;
        double peak = 0;
        double ratio = 1;
        for (int t = first; t < end; t++) {
            double here = demand.values()[t];
            most = Math.max(most, here);
            reached[t] = Math.max(reached[t], most);
            int step = stepOf(t);
            double adds = 0;
            for (List<Double> effect : effects) {
                adds += effect.get(step);
            }
            if (adds >= peak) {
                double median = forecast.p50().get(step);
                peak = adds;
                ratio = median > 0 ? here / median : 1;
            } else {
                lifted[t] += (peak - adds) * ratio;
            }
        }
        return first < end;
    }

    private int stepOf(int index) {
        long step = Math.floorDiv(demand.startOf(index) - forecast.from().getEpochSecond(), forecast.stepSeconds());
        return (int) Math.max(0, Math.min(forecast.steps() - 1, step));
    }

    private List<List<Double>> effects(Event event) {
        return forecast.breakdown().stream()
                .filter(part -> event.id().equals(part.eventId()))
                .map(Forecast.Part::values)
                .toList();
    }
}
