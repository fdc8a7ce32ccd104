package dev.kickoff.forecaster.model;

import dev.kickoff.forecaster.model.EventTraits.Scale;
import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The effect of events as regression, on the log scale. An event's effect is its strength, a sum over its
 * {@link EventTraits traits}, times its {@link EventCurve#presence presence}, plus what the curve of all events, and that
 * of weekend events, adds at each knot. All coefficients are shrunk to what is assumed of any event: twice the traffic.
 *
 * <p>Effects of events that are on together do not add up in full, as they share a crowd: the sum is scaled to the norm
 * of order three, which makes two equal ones 1.26 times one. Not thread-safe.
 */
final class EventRegressors {
    /** Presence from which on a moment belongs to an event. */
    static final double FELT = 0.15;

    /** Log of the factor that any event is assumed to be. */
    static final double ASSUMED_STRENGTH = Math.log(2);

    private static final double ASSUMED_AUDIENCE_EXPONENT = 0.3;
    private static final double NORM = 3;
    private static final double LEAST_SHARE = 0.05;
    private static final double NEAR_SD = 0.35;
    private static final double FAR_SD = 0.2;
    private static final double WEEKEND_NEAR_SD = 0.15;
    private static final double WEEKEND_FAR_SD = 0.1;
    private static final int SAMPLE_SECONDS = 900;
    private static final int MOST_SAMPLES = 48;
    private static final int SCALES = Scale.values().length;

    private record Placed(Event event, Timing timing, double start, double duration, EventTraits.Of traits) {
        double since(double second, boolean asPlanned) {
            return (asPlanned ? second : timing.plannedSecond(second)) - start;
        }
    }

    private final int first;
    private final int curve;
    private final LocalClock clock;
    private final List<Placed> placed = new ArrayList<>();
    private final List<String> values;
    private final double stretch;
    private final double longest;
    private final double[] sums;
    private double[] since = new double[16];
    private double[] share = new double[16];

    /**
     * @param timings when each event takes place, in any order
     * @param first state of the first coefficient
     * @param binSeconds of the history: where an event is shorter than a bin, its effect is spread over the bin
     */
    EventRegressors(List<Timing> timings, ZoneId zone, int first, int binSeconds) {
        List<Timing> sorted = new ArrayList<>(timings);
        sorted.sort(Comparator.comparing((Timing timing) -> timing.event().start())
                .thenComparing(timing -> timing.event().id()));
        List<Event> events = sorted.stream().map(Timing::event).toList();
        EventTraits traits = new EventTraits(events, zone);
        for (int e = 0; e < events.size(); e++) {
            double start = events.get(e).start().getEpochSecond();
            placed.add(new Placed(events.get(e), sorted.get(e), start, seconds(events.get(e)), traits.of(e)));
        }
        this.first = first;
        clock = new LocalClock(zone);
        values = traits.values();
        curve = SCALES + values.size();
        double[] durations =
                placed.stream().mapToDouble(Placed::duration).sorted().toArray();
        longest = durations.length == 0 ? 0 : durations[durations.length - 1];
        double usual = durations.length == 0 ? 0 : durations[durations.length / 2];
        stretch = Math.max(1, binSeconds / (0.8 * usual + 5400));
        sums = new double[count()];
    }

    private static double seconds(Event event) {
        return Duration.between(event.start(), event.end()).toSeconds();
    }

    int count() {
        return placed.isEmpty() ? 0 : curve + 2 * EventCurve.KNOTS;
    }

    List<Event> events() {
        return placed.stream().map(Placed::event).toList();
    }

    void priors(double[] mean, double[] variance) {
        if (placed.isEmpty()) {
            return;
        }
        mean[first + Scale.ANY.ordinal()] = ASSUMED_STRENGTH;
        mean[first + Scale.AUDIENCE.ordinal()] = ASSUMED_AUDIENCE_EXPONENT;
        for (Scale scale : Scale.values()) {
            variance[first + scale.ordinal()] = scale.sd() * scale.sd();
        }
        Arrays.fill(variance, first + SCALES, first + curve, EventTraits.VALUE_SD * EventTraits.VALUE_SD);
        for (int knot = 0; knot < EventCurve.KNOTS; knot++) {
            double hours = EventCurve.hours(knot);
            boolean near = hours >= -1 && hours <= 3;
            double any = near ? NEAR_SD : FAR_SD;
            double weekend = near ? WEEKEND_NEAR_SD : WEEKEND_FAR_SD;
            variance[first + curve + knot] = any * any;
            variance[first + curve + EventCurve.KNOTS + knot] = weekend * weekend;
        }
    }

    /**
     * Adds what is on in a span of time, on the average over it.
     *
     * @param knownBy epoch second: what was not known then is not there, and re-timing of what was not over then neither
     * @return presence of the crowd, mostly 0 to 1
     */
    double fill(Row row, double centre, double spanSeconds, double knownBy) {
        if (placed.isEmpty()) {
            return 0;
        }
        Arrays.fill(sums, 0);
        int samples = (int) Math.max(1, Math.min(MOST_SAMPLES, spanSeconds / SAMPLE_SECONDS));
        double presence = 0;
        for (int s = 0; s < samples; s++) {
            double second = centre + ((s + 0.5) / samples - 0.5) * spanSeconds;
            presence += add(second, spanSeconds, stretch / samples, knownBy);
        }
        for (int i = 0; i < sums.length; i++) {
            row.add(first + i, sums[i]);
        }
        return presence;
    }

    /** Adds what is on at an instant to the sums; returns its presence. */
    private double add(double second, double spanSeconds, double weight, double knownBy) {
        int low = firstStartingAfter(second - EventCurve.REACH_AFTER - 2 * longest);
        int high = firstStartingAfter(second + EventCurve.REACH_BEFORE);
        double scale = weight * together(low, high, second, knownBy);
        double presence = 0;
        for (int e = low; e < high && scale > 0; e++) {
            if (share[e - low] > 0) {
                presence += addEvent(placed.get(e), since[e - low], second, spanSeconds, scale);
            }
        }
        return presence;
    }

    /** Notes where each event is and how far it counts; returns the scale of their sum. */
    private double together(int low, int high, double second, double knownBy) {
        if (since.length < high - low) {
            since = new double[high - low];
            share = new double[high - low];
        }
        double total = 0;
        double powers = 0;
        for (int e = low; e < high; e++) {
            Placed event = placed.get(e);
            since[e - low] = event.since(second, event.event.end().getEpochSecond() > knownBy);
            boolean unknown =
                    event.event.revision() == 1 && event.event.knownAt().getEpochSecond() > knownBy;
            boolean reaches = !Double.isNaN(EventCurve.position(since[e - low], event.duration));
            double counts = unknown || !reaches
                    ? 0
                    : Math.max(LEAST_SHARE, EventCurve.presence(since[e - low], event.duration));
            share[e - low] = counts;
            total += counts;
            powers += counts * counts * counts;
        }
        return total == 0 ? 0 : Math.pow(powers, 1 / NORM) / total;
    }

    private double addEvent(Placed event, double sinceStart, double second, double spanSeconds, double scale) {
        double felt = scale * EventCurve.presence(sinceStart, event.duration);
        for (int i = 0; i < SCALES; i++) {
            sums[i] += felt * event.traits.scales()[i];
        }
        if (spanSeconds < LocalClock.DAY / 4.0 && working(second)) {
            sums[Scale.WORKING_HOURS.ordinal()] += felt;
        }
        for (int value : event.traits.values()) {
            sums[SCALES + value] += felt;
        }
        double position = EventCurve.position(sinceStart, event.duration);
        int left = (int) position;
        knot(left, scale * (1 - (position - left)), event.traits.weekend());
        knot(left + 1, scale * (position - left), event.traits.weekend());
        return felt;
    }

    private void knot(int knot, double weight, boolean weekend) {
        if (knot > 0 && knot < EventCurve.KNOTS - 1) {
            sums[curve + knot] += weight;
            sums[curve + EventCurve.KNOTS + knot] += weekend ? weight : 0;
        }
    }

    private boolean working(double second) {
        long local = clock.local(second);
        int hour = LocalClock.secondOfDay(local) / 3600;
        return LocalClock.weekday(LocalClock.day(local)) < 5 && hour >= 9 && hour < 18;
    }

    private int firstStartingAfter(double second) {
        int low = 0;
        int high = placed.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (placed.get(middle).start < second) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * Log effect of each event in a span of time; they add up to the effect of all.
     *
     * @param coefficients all states
     */
    double[] effects(double centre, double spanSeconds, double[] coefficients) {
        double[] effects = new double[placed.size()];
        int samples = (int) Math.max(1, Math.min(MOST_SAMPLES, spanSeconds / SAMPLE_SECONDS));
        for (int s = 0; s < samples && !placed.isEmpty(); s++) {
            double second = centre + ((s + 0.5) / samples - 0.5) * spanSeconds;
            int low = firstStartingAfter(second - EventCurve.REACH_AFTER - 2 * longest);
            int high = firstStartingAfter(second + EventCurve.REACH_BEFORE);
            double scale = stretch / samples * together(low, high, second, Double.MAX_VALUE);
            for (int e = low; e < high; e++) {
                if (share[e - low] > 0) {
                    Arrays.fill(sums, 0);
                    addEvent(placed.get(e), since[e - low], second, spanSeconds, scale);
                    effects[e] += total(coefficients);
                }
            }
        }
        return effects;
    }

    /**
     * Log effect of one event alone at an instant.
     *
     * @param event index in {@link #events()}
     * @param plannedSecond where the event is, by its plan
     */
    double alone(int event, double plannedSecond, double[] coefficients) {
        Placed one = placed.get(event);
        double sinceStart = plannedSecond - one.start;
        if (Double.isNaN(EventCurve.position(sinceStart, one.duration))) {
            return 0;
        }
        Arrays.fill(sums, 0);
        addEvent(one, sinceStart, plannedSecond, SAMPLE_SECONDS, stretch);
        return total(coefficients);
    }

    private double total(double[] coefficients) {
        double total = 0;
        for (int i = 0; i < sums.length; i++) {
            total += sums[i] * coefficients[first + i];
        }
        return total;
    }
}
