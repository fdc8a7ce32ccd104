package dev.kickoff.bench;

import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Audience;
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

/**
 * A simulated signal with its calendar, the same for the same seed: traffic with a day, a week, a wandering level, noise
 * and gaps; evening events of three categories between teams, each two to four times the usual traffic at its end.
 */
final class SimulatedSignal {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
    private static final Duration LENGTH = Duration.ofMinutes(115);
    private static final String[] CATEGORIES = {"football", "rugby", "concert"};
    private static final int TEAMS = 12;
    private static final double GAP = 0.001;

    private final Random random;
    private final int stepSeconds;
    private final Instant cutoff;
    private final List<Event> events = new ArrayList<>();
    private final double[] peaks;
    private final TrafficHistory history;

    /**
     * @param cutoff end of the history, that starts {@link #start()}
     * @param past events, spread evenly over the history
     * @param coming events in the days after the cutoff
     */
    SimulatedSignal(long seed, int stepSeconds, Instant cutoff, int past, int coming) {
        random = new Random(seed);
        this.stepSeconds = stepSeconds;
        this.cutoff = cutoff;
        double days = Duration.between(START, cutoff).toSeconds() / 86_400.0;
        for (int i = 0; i < past; i++) {
            evening(Math.min((int) (i * days / past), (int) days - 1));
        }
        for (int i = 0; i < coming; i++) {
            evening((int) days + i);
        }
        peaks = random.doubles(events.size(), 2, 4).toArray();
        history = history();
    }

    /** When all histories start: a Monday. */
    static Instant start() {
        return START;
    }

    private void evening(int day) {
        ZonedDateTime start = START.atZone(ZONE)
                .toLocalDate()
                .plusDays(day)
                .atTime(17 + random.nextInt(4), 15 * random.nextInt(4))
                .atZone(ZONE);
        add(start.toInstant());
    }

    private void add(Instant start) {
        int home = random.nextInt(TEAMS);
        int away = (home + 1 + random.nextInt(TEAMS - 1)) % TEAMS;
        events.add(new Event(
                "event-" + events.size(),
                1,
                "Simulated event " + events.size(),
                CATEGORIES[random.nextInt(CATEGORIES.length)],
                start,
                start.plus(LENGTH),
                ZONE.getId(),
                new Audience(1000.0 + random.nextInt(9000), null),
                List.of(),
                Map.of("home", "team " + home, "away", "team " + away),
                List.of(),
                EventState.APPROVED,
                Instant.EPOCH,
                null));
    }

    private TrafficHistory history() {
        int steps = (int) (Duration.between(START, cutoff).toSeconds() / stepSeconds);
        double[] values = new double[steps];
        double level = Math.log(100 + random.nextInt(10_000));
        double wander = 0.2 * Math.sqrt(stepSeconds / 86_400.0);
        for (int i = 0; i < steps; i++) {
            Instant at = START.plusSeconds((long) i * stepSeconds);
            level += wander * random.nextGaussian();
            double hour = at.atZone(ZONE).toLocalTime().toSecondOfDay() / 3600.0;
            double day = -0.7 * Math.cos((hour - 4) / 12 * Math.PI);
            double weekend = at.atZone(ZONE).getDayOfWeek().getValue() >= 6 ? -0.3 : 0;
            double log = level + day + weekend + 0.08 * random.nextGaussian();
            values[i] = random.nextDouble() < GAP ? Double.NaN : Math.exp(log) * factor(at);
        }
        return new TrafficHistory(START, stepSeconds, values);
    }

    private double factor(Instant at) {
        double factor = 1;
        for (int e = 0; e < events.size(); e++) {
            Event event = events.get(e);
            double since = at.getEpochSecond() - event.start().getEpochSecond();
            double after = since - LENGTH.toSeconds();
            if (since > 0 && after < 7200) {
                double felt = after <= 0 ? since / LENGTH.toSeconds() : Math.exp(-after / 1200);
                factor += (peaks[e] - 1) * felt;
            }
        }
        return factor;
    }

    /** What to forecast from the cutoff on. */
    ForecastTask ahead(Duration horizon) {
        return ForecastTask.of(history, events, ZONE, cutoff, cutoff, cutoff.plus(horizon));
    }
}
