package dev.kickoff.forecaster.model;

import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Simulated traffic of which the truth is known: 1,000 per step at 4 in the morning local time, 3,000 at 16 o'clock,
 * 30 % less at weekends, times the level and the events, times lognormal noise of 5 %.
 */
final class SimulatedTraffic {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private final ZoneId zone;
    private final int stepSeconds;
    private final List<Event> events = new ArrayList<>();
    private ToDoubleFunction<Instant> level = at -> 1;
    private double eventFactor = 4;
    private double fallMinutes = 60;
    private long seed = 42;
    private Duration extraTime = Duration.ZERO;

    SimulatedTraffic(ZoneId zone, int stepSeconds) {
        this.zone = zone;
        this.stepSeconds = stepSeconds;
    }

    SimulatedTraffic level(ToDoubleFunction<Instant> factor) {
        this.level = factor;
        return this;
    }

    /** Factor of every event in its second half; it builds up before and falls away after. */
    SimulatedTraffic eventFactor(double factor) {
        this.eventFactor = factor;
        return this;
    }

    /** How long the effect of an event takes to fall to nothing; an hour if not said. */
    SimulatedTraffic fallMinutes(double minutes) {
        this.fallMinutes = minutes;
        return this;
    }

    /** So much longer than planned the event that was added last really is: it stays as strong and falls later. */
    SimulatedTraffic extraTime(Duration longer) {
        this.extraTime = longer;
        return this;
    }

    /** Of the noise. */
    SimulatedTraffic seed(long value) {
        this.seed = value;
        return this;
    }

    SimulatedTraffic with(Event event) {
        events.add(event);
        return this;
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** Expected traffic of the step that starts at the instant, without noise. */
    double truth(Instant at) {
        double excess = 0;
        for (Event event : events) {
            double own = Math.pow(eventFactor, shape(event, at)) - 1;
            excess = Math.hypot(excess, own);
        }
        return baseline(at) * (1 + excess);
    }

    double baseline(Instant at) {
        ZonedDateTime local = at.atZone(zone);
        double hour = local.getHour() + local.getMinute() / 60.0;
        double day = 2000 - 1000 * Math.cos((hour - 4) / 24 * 2 * Math.PI);
        double week = local.getDayOfWeek().getValue() >= 6 ? 0.7 : 1;
        return day * week * level.applyAsDouble(at);
    }

    private double shape(Event event, Instant at) {
        double sinceStart = Duration.between(event.start(), at).toSeconds();
        double length = Duration.between(event.start(), event.end()).toSeconds();
        if (sinceStart < 0) {
            return Math.max(0, 0.2 * (1 + sinceStart / 3600));
        }
        if (sinceStart < length) {
            return 0.2 + 0.8 * Math.min(1, 2 * sinceStart / length);
        }
        boolean goesOn = event.equals(events.get(events.size() - 1));
        double extra = goesOn ? Math.min(sinceStart - length, extraTime.toSeconds()) : 0;
        return Math.max(0, 1 - (sinceStart - length - extra) / 60 / fallMinutes);
    }

    /** Noisy samples of {@code [from, to)}. */
    TrafficHistory history(Instant from, Instant to) {
        return history(from, to, value -> value);
    }

    TrafficHistory history(Instant from, Instant to, DoubleUnaryOperator change) {
        Random noise = new Random(seed);
        int steps = (int) (Duration.between(from, to).toSeconds() / stepSeconds);
        double[] values = new double[steps];
        for (int i = 0; i < steps; i++) {
            double truth = truth(from.plusSeconds((long) i * stepSeconds));
            values[i] = change.applyAsDouble(truth * Math.exp(0.05 * noise.nextGaussian()));
        }
        return new TrafficHistory(from, stepSeconds, values);
    }

    static Event event(String id, String category, Instant start, Duration length) {
        return revision(id, 1, category, start, length, EventState.APPROVED, Instant.EPOCH);
    }

    static Event revision(
            String id,
            int revision,
            String category,
            Instant start,
            Duration length,
            EventState state,
            Instant knownAt) {
        return new Event(
                id,
                revision,
                "Event " + id,
                category,
                start,
                start.plus(length),
                "Europe/Paris",
                null,
                List.of(),
                Map.of(),
                List.of(),
                state,
                knownAt,
                null);
    }
}
