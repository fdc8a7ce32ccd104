package dev.kickoff.forecaster.model;

import java.util.List;

/** The events of a horizon as they are felt together at one instant, which can be moved. Not thread-safe. */
final class EventsAtOnce {
    private final List<EventEffects.Expectation> events;
    private final EventGrid grid;
    private final double[] addends;
    private double sum;
    private double size;
    private double presence;
    private double evidence;

    EventsAtOnce(List<EventEffects.Expectation> events, EventGrid grid) {
        this.events = events;
        this.grid = grid;
        this.addends = new double[events.size()];
    }

    void moveTo(double epochSecond) {
        sum = 0;
        size = 0;
        presence = 0;
        evidence = 0;
        for (int e = 0; e < addends.length; e++) {
            EventEffects.Expectation expected = events.get(e);
            double position = grid.position(expected.event(), epochSecond);
            addends[e] = Composition.addend(expected.excess(position));
            sum += addends[e];
            size += Math.abs(addends[e]);
            if (expected.presence(position) > presence) {
                presence = expected.presence(position);
                evidence = expected.evidence();
            }
        }
    }

    boolean none() {
        return size == 0;
    }

    /** Log of the factor that the events put on the baseline. */
    double logFactor() {
        return Composition.logFactor(sum);
    }

    /** How far the event that is felt most is felt, 0 to 1. */
    double presence() {
        return presence;
    }

    /** How much is known about the event that is felt most. */
    double evidence() {
        return evidence;
    }

    /** Share of the event in the whole effect, 0 to 1. */
    double share(int event) {
        return size == 0 ? 0 : Math.abs(addends[event]) / size;
    }
}
