package dev.kickoff.bench;

import dev.kickoff.hub.planning.FleetRequest;
import dev.kickoff.hub.planning.LaunchRate;
import dev.kickoff.hub.planning.PlannedService;
import dev.kickoff.hub.planning.PlanningPolicy;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Dependency;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Phase;
import dev.kickoff.schemas.PrepStep;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A simulated fleet, the same in every run: services in four Regions driven by twenty signals of minutes with a day, a
 * week, noise and events. A third of the services carries the loss of a Region, a third calls others, most are paced.
 */
final class SimulatedFleet {
    static final Instant NOW = Instant.parse("2026-01-05T00:03:00Z");

    private static final List<String> REGIONS = List.of("eu-west-3", "eu-central-1", "us-east-1", "us-west-2");
    private static final int SIGNALS = 20;
    private static final int STEP = 60;
    private static final int STEPS_PER_DAY = 1440;
    private static final int ACCOUNTS = 40;
    private static final int[] LEAD_MINUTES = {1, 2, 3, 5, 8, 10, 15, 20};

    private final int days;
    private final List<Event> events = new ArrayList<>();
    private final List<Forecast> forecasts = new ArrayList<>();
    private final List<PlannedService> services = new ArrayList<>();

    /**
     * @param names services, each in four Regions
     * @param eventCount spread evenly over the days and the signals
     */
    SimulatedFleet(int names, int days, int eventCount) {
        this.days = days;
        Random random = new Random(4);
        for (int i = 0; i < eventCount; i++) {
            events.add(event(i, eventCount, random));
        }
        for (int signal = 0; signal < SIGNALS; signal++) {
            for (int region = 0; region < REGIONS.size(); region++) {
                forecasts.add(forecast(signal, region));
            }
        }
        for (int name = 0; name < names; name++) {
            services.addAll(everywhere(name, names, random));
        }
    }

    FleetRequest request() {
        return new FleetRequest(
                NOW,
                forecasts,
                events,
                services,
                List.of(new LaunchRate("fargate", 100, 20), new LaunchRate("ec2", 1_000, 2)),
                PlanningPolicy.DEFAULT);
    }

    int services() {
        return services.size();
    }

    private Event event(int number, int count, Random random) {
        Instant start = NOW.plus(
                Duration.ofMinutes((long) ((number + 0.5) * days * STEPS_PER_DAY / count) + random.nextInt(60)));
        Instant end = start.plus(Duration.ofMinutes(115));
        List<Phase> phases = List.of(
                new Phase("pre-show", start.minus(Duration.ofMinutes(30)), start),
                new Phase("match", start, end),
                new Phase("exit", end, end.plus(Duration.ofMinutes(30))));
        return new Event(
                "event-" + number,
                1,
                "Simulated event " + number,
                "football",
                start,
                end,
                "Europe/Paris",
                null,
                List.of(),
                Map.of(),
                phases,
                EventState.APPROVED,
                NOW.minus(Duration.ofDays(30)),
                "simulator");
    }

    private Forecast forecast(int signal, int region) {
        Random random = new Random(100L * signal + region);
        int steps = days * STEPS_PER_DAY;
        Instant from = NOW.minusSeconds(NOW.getEpochSecond() % STEP);
        double[] baseline = new double[steps];
        double phase = region * 0.2;
        for (int t = 0; t < steps; t++) {
            double day = 1 + 0.6 * Math.sin(2 * Math.PI * ((double) t / STEPS_PER_DAY - 0.3 - phase));
            baseline[t] = 10_000 * day * (1 + 0.02 * random.nextGaussian());
        }
        double[] median = baseline.clone();
        List<Forecast.Part> parts = new ArrayList<>();
        parts.add(new Forecast.Part("baseline", null, boxed(baseline, 1)));
        for (int i = signal; i < events.size(); i += SIGNALS) {
            double[] effect = effect(events.get(i), from, steps, 20_000 + 1_000 * region);
            for (int t = 0; t < steps; t++) {
                median[t] += effect[t];
            }
            parts.add(new Forecast.Part("event", events.get(i).id(), boxed(effect, 1)));
        }
        return new Forecast(
                "forecast-" + signal + "-" + region,
                "signal-" + signal,
                REGIONS.get(region),
                from,
                from,
                from,
                STEP,
                boxed(median, 0.8),
                boxed(median, 1),
                boxed(median, 1.25),
                boxed(median, 1.6),
                parts,
                new Forecast.Provenance(
                        "simulated", "1", from.minus(Duration.ofDays(90)), from, 129_600, "00", Map.of(), Map.of()));
    }

    /** Rises to the end of the event and goes within its exit. */
    private static double[] effect(Event event, Instant from, int steps, double peak) {
        double[] effect = new double[steps];
        int start = (int) (Duration.between(from, event.start()).toMinutes()) - 30;
        for (int t = Math.max(0, start); t < Math.min(steps, start + 190); t++) {
            double position = (t - start) / 150.0;
            effect[t] = peak * (position <= 1 ? position : Math.max(0, 1 - 4 * (position - 1)));
        }
        return effect;
    }

    private static List<Double> boxed(double[] values, double factor) {
        Double zero = 0.0;
        return Arrays.stream(values)
                .mapToObj(value -> value == 0 ? zero : Double.valueOf(value * factor))
                .toList();
    }

    private List<PlannedService> everywhere(int name, int names, Random random) {
        List<PlannedService> everywhere = new ArrayList<>();
        int signal = random.nextInt(SIGNALS);
        Transform transform = transform(random);
        int lead = LEAD_MINUTES[random.nextInt(LEAD_MINUTES.length)];
        String group = List.of("fargate", "ec2", "none").get(random.nextInt(3));
        ServicePolicy policy = new ServicePolicy(
                null,
                null,
                name % 3 == 0,
                name % 20 == 0 ? 150 : null,
                group.equals("none") ? null : group,
                null,
                null,
                null);
        List<Dependency> calls = name % 3 == 1 && name + 7 < names
                ? List.of(new Dependency("service-" + (name + 7), 0.2 + random.nextDouble()))
                : List.of();
        List<PrepStep> steps = name % 20 == 3
                ? List.of(new PrepStep("load balancer", PrepStep.Kind.LOAD_BALANCER_CAPACITY, Duration.ofHours(4)))
                : List.of();
        for (String region : REGIONS) {
            ServiceRegistration service = new ServiceRegistration(
                    "service-" + name,
                    region,
                    "team-" + name % 100,
                    "signal-" + signal,
                    "instance",
                    Tier.values()[name % Tier.values().length],
                    transform,
                    Duration.ofMinutes(lead),
                    2,
                    5_000,
                    20,
                    new BigDecimal("0.10"),
                    List.of(),
                    "account-" + name % ACCOUNTS,
                    calls,
                    steps);
            everywhere.add(new PlannedService(service, policy, null, 1, NOW, false, null));
        }
        return everywhere;
    }

    private static Transform transform(Random random) {
        double perUnit = 200 + 2_000 * random.nextDouble();
        return switch (random.nextInt(4)) {
            case 0 ->
                Transform.curve(
                        List.of(new Transform.Point(perUnit * 10, 10), new Transform.Point(perUnit * 100, 120)));
            case 1 ->
                Transform.ladder(List.of(
                        new Transform.Point(10_000, 10),
                        new Transform.Point(20_000, 20),
                        new Transform.Point(40_000, 40),
                        new Transform.Point(100_000, 100)));
            default -> Transform.linear(perUnit);
        };
    }

    /** The same services with the plans that are in force now. */
    FleetRequest after(List<@Nullable CapacityPlan> plans, Duration later) {
        Instant now = NOW.plus(later);
        List<PlannedService> planned = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            PlannedService before = services.get(i);
            planned.add(new PlannedService(before.registration(), before.policy(), plans.get(i), 2, now, false, null));
        }
        FleetRequest first = request();
        return new FleetRequest(now, first.forecasts(), first.events(), planned, first.rates(), first.shape());
    }
}
