package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What may make one event stronger than another: when it is, what happened before it, how many people are expected, and
 * the values of its category and attributes. A value is the same whatever attribute it stands in, so a team counts at
 * home as away.
 */
final class EventTraits {
    /** Strength of any event, then what it is multiplied with. */
    enum Scale {
        ANY(0.7),
        WEEKEND(0.4),
        /** Belongs to the moment, not to the event. */
        WORKING_HOURS(0.3),
        LATER_IN_DAY(0.15),
        OVERLAPPING(0.2),
        IN_LAST_WEEK(0.15),
        SINCE_LAST(0.1),
        AUDIENCE(0.3);

        private final double sd;

        Scale(double sd) {
            this.sd = sd;
        }

        /** Prior standard deviation of its coefficient. */
        double sd() {
            return sd;
        }
    }

    static final double VALUE_SD = 0.2;
    private static final int MOST_VALUES = 24;
    private static final double LONGEST_BREAK_DAYS = 14;

    /**
     * @param scales by {@link Scale}
     * @param values indexes into {@link #values()}
     */
    record Of(double[] scales, int[] values) {
        boolean weekend() {
            return scales[Scale.WEEKEND.ordinal()] > 0;
        }
    }

    private final List<Event> events;
    private final ZoneId zone;
    private final List<String> values;
    private final double usualAudience;

    /** @param events by start */
    EventTraits(List<Event> events, ZoneId zone) {
        this.events = events;
        this.zone = zone;
        values = telling(events);
        usualAudience = events.stream()
                .map(Event::expectedAudience)
                .filter(audience -> audience != null)
                .mapToDouble(audience -> Math.log(audience.p50()))
                .average()
                .orElse(0);
    }

    /** Values that some events have and others have not, the most frequent ones. */
    private static List<String> telling(List<Event> events) {
        Map<String, Integer> counts = new TreeMap<>();
        events.forEach(event -> values(event).forEach(value -> counts.merge(value, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(value -> value.getValue() >= 2 && value.getValue() < events.size())
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_VALUES)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> values(Event event) {
        List<String> values = new ArrayList<>();
        values.add("category " + event.category());
        event.attributes().values().stream().distinct().forEach(values::add);
        return values;
    }

    List<String> values() {
        return values;
    }

    Of of(int index) {
        Event event = events.get(index);
        LocalDate date = event.start().atZone(zone).toLocalDate();
        double[] scales = new double[Scale.values().length];
        set(scales, Scale.ANY, 1);
        set(scales, Scale.WEEKEND, date.getDayOfWeek().getValue() >= 6 ? 1 : 0);
        Audience audience = event.expectedAudience();
        set(scales, Scale.AUDIENCE, audience == null ? 0 : Math.log(audience.p50()) - usualAudience);
        int recent = 0;
        int overlapping = 0;
        boolean later = false;
        double sinceLast = LONGEST_BREAK_DAYS;
        for (int e = 0; e < events.size(); e++) {
            Event other = events.get(e);
            if (e != index
                    && other.start().isBefore(event.end())
                    && event.start().isBefore(other.end())) {
                overlapping++;
            }
            double days = Duration.between(other.start(), event.start()).toSeconds() / (double) LocalClock.DAY;
            if (days > 0) {
                sinceLast = Math.min(sinceLast, days);
                recent += days < 7 ? 1 : 0;
                later |= days < 2 && other.start().atZone(zone).toLocalDate().equals(date);
            }
        }
        set(scales, Scale.LATER_IN_DAY, later ? 1 : 0);
        set(scales, Scale.OVERLAPPING, Math.log1p(overlapping));
        set(scales, Scale.IN_LAST_WEEK, Math.log1p(recent));
        set(scales, Scale.SINCE_LAST, Math.log(Math.max(0.25, sinceLast) / 7));
        int[] own = values(event).stream()
                .mapToInt(values::indexOf)
                .filter(value -> value >= 0)
                .toArray();
        return new Of(scales, own);
    }

    private static void set(double[] scales, Scale scale, double value) {
        scales[scale.ordinal()] = value;
    }
}
