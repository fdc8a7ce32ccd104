package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How strong an event will be: the mean of past events, each counting by how much it is like this one (category,
 * weekend or not, local hour) and how recent it is, pulled towards an assumption while few have been seen.
 */
final class EventEffects {
    /** Log of the factor at the peak that is assumed when nothing is known: twice the usual traffic. */
    static final double ASSUMED_STRENGTH = Math.log(2);

    private static final double ASSUMPTION_WEIGHT = 0.5;
    private static final double HALF_LIFE_EVENTS = 12;
    private static final double OTHER_CATEGORY = 0.15;
    private static final double OTHER_DAY_TYPE = 0.25;
    private static final double HOURS_ALIKE = 4;
    private static final double OTHER_HOUR = 0.3;

    /**
     * What is expected of one event.
     *
     * @param strength log of the factor at the peak
     * @param evidence how many events like it the strength rests on
     */
    record Expectation(Event event, double strength, double[] shape, double evidence) {
        /** Expected excess at a position on the grid, 0 where the event does not reach. */
        double excess(double position) {
            return Double.isNaN(position) ? 0 : Math.expm1(strength * EventGrid.at(shape, position));
        }

        /** How far the event is felt at the position, 0 to 1. */
        double presence(double position) {
            return Double.isNaN(position) ? 0 : Math.max(0, Math.min(1, EventGrid.at(shape, position)));
        }
    }

    private final List<EventWindow> past;
    private final EventShapes shapes;
    private final ZoneId zone;

    /** @param past events that are over, by start */
    EventEffects(List<EventWindow> past, EventShapes shapes, ZoneId zone) {
        this.past = past;
        this.shapes = shapes;
        this.zone = zone;
    }

    /** @param seenBefore only events that ended by then count */
    Expectation expect(Event event, Instant seenBefore) {
        double weights = ASSUMPTION_WEIGHT;
        double sum = weights * ASSUMED_STRENGTH;
        double age = 0;
        for (int e = past.size() - 1; e >= 0; e--) {
            Event seen = past.get(e).event();
            if (!seen.end().isAfter(seenBefore) && !seen.id().equals(event.id())) {
                double weight = Math.pow(2, -age / HALF_LIFE_EVENTS) * likeness(event, seen);
                weights += weight;
                sum += weight * shapes.strength(e);
                age++;
            }
        }
        return new Expectation(event, sum / weights, shapes.shape(event.category()), weights - ASSUMPTION_WEIGHT);
    }

    private double likeness(Event a, Event b) {
        ZonedDateTime localA = a.start().atZone(zone);
        ZonedDateTime localB = b.start().atZone(zone);
        double likeness = a.category().equals(b.category()) ? 1 : OTHER_CATEGORY;
        if (weekend(localA) != weekend(localB)) {
            likeness *= OTHER_DAY_TYPE;
        }
        double hours = Math.abs(Duration.between(localA.toLocalTime(), localB.toLocalTime())
                        .toMinutes())
                / 60.0;
        double apart = Math.min(hours, 24 - hours) / HOURS_ALIKE;
        return likeness * Math.max(OTHER_HOUR, Math.exp(-apart * apart / 2));
    }

    private static boolean weekend(ZonedDateTime local) {
        return local.getDayOfWeek().getValue() >= 6;
    }

    Map<String, String> parameters() {
        Map<String, String> facts = new TreeMap<>();
        facts.put("events.seen", Integer.toString(past.size()));
        facts.put("events.assumedPeakFactor", "2");
        facts.put("events.halfLifeEvents", Double.toString(HALF_LIFE_EVENTS));
        return facts;
    }
}
