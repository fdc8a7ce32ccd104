package dev.kickoff.hub.planning;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Dependency;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.PrepStep;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Fleets to plan with: services of one signal that serve 100 requests per unit. */
final class FleetSamples {
    static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");
    static final int STEP = 60;

    private FleetSamples() {}

    /** A service in the making. */
    static final class Service {
        private final String name;
        private String region = Samples.REGION;
        private Tier tier = Tier.STANDARD;
        private Duration lead = Duration.ofMinutes(5);
        private int min = 2;
        private int max = 1_000;
        private @Nullable BigDecimal price;
        private List<Dependency> calls = List.of();
        private List<PrepStep> steps = List.of();
        private ServicePolicy policy = ServicePolicy.NONE;

        Service(String name) {
            this.name = name;
        }

        Service in(String other) {
            region = other;
            return this;
        }

        Service tier(Tier other) {
            tier = other;
            return this;
        }

        Service lead(int minutes) {
            lead = Duration.ofMinutes(minutes);
            return this;
        }

        Service between(int least, int most) {
            min = least;
            max = most;
            return this;
        }

        Service price(String usdPerHour) {
            price = new BigDecimal(usdPerHour);
            return this;
        }

        Service calls(String service, double unitsPerUnit) {
            List<Dependency> all = new ArrayList<>(calls);
            all.add(new Dependency(service, unitsPerUnit));
            calls = all;
            return this;
        }

        Service step(String what, Duration leadTime) {
            steps = List.of(new PrepStep(what, PrepStep.Kind.LOAD_BALANCER_CAPACITY, leadTime));
            return this;
        }

        Service carriesFailOver() {
            policy = new ServicePolicy(null, null, true, null, null, null, null, null);
            return this;
        }

        Service quota(int units) {
            policy = new ServicePolicy(null, null, false, units, null, null, null, null);
            return this;
        }

        Service pacedBy(String group) {
            policy = new ServicePolicy(null, null, false, null, group, null, null, null);
            return this;
        }

        ServiceRegistration registration() {
            return new ServiceRegistration(
                    name,
                    region,
                    "video",
                    Samples.SIGNAL,
                    "instance",
                    tier,
                    Transform.linear(100),
                    lead,
                    min,
                    max,
                    0,
                    price,
                    List.of(),
                    "123456789012",
                    calls,
                    steps);
        }

        PlannedService fresh(Instant now) {
            return after(null, now);
        }

        PlannedService after(@Nullable CapacityPlan last, Instant now) {
            return new PlannedService(
                    registration(), policy, last, last == null ? 1 : last.version() + 1, now, false, null);
        }

        PlannedService held(CapacityPlan last, Instant now) {
            return new PlannedService(registration(), policy, last, last.version() + 1, now, true, null);
        }

        PlannedService seeing(CapacityPlan last, Instant now, double recentTraffic) {
            return new PlannedService(registration(), policy, last, last.version() + 1, now, false, recentTraffic);
        }
    }

    static Service service(String name) {
        return new Service(name);
    }

    /** All quantiles are the same, so that a tier does not matter. */
    static Forecast forecast(String region, Instant from, List<Double> demand, List<Forecast.Part> breakdown) {
        Forecast sample = Samples.forecast(from, STEP, demand, breakdown);
        return new Forecast(
                "forecast-" + region,
                sample.signal(),
                region,
                from,
                from,
                from,
                STEP,
                demand,
                demand,
                demand,
                demand,
                breakdown,
                sample.provenance());
    }

    static Forecast forecast(Instant from, int hours, ToDoubleFunction<Instant> demand) {
        return forecast(Samples.REGION, from, values(from, hours, demand), List.of());
    }

    /** 300 per minute, and the event's part on top of it, as a forecaster explains it. */
    static Forecast explained(Instant from, int hours, Event event, ToDoubleFunction<Instant> effect) {
        List<Double> baseline = values(from, hours, at -> 300);
        List<Double> part = values(from, hours, effect);
        List<Double> demand = values(from, hours, at -> 300 + effect.applyAsDouble(at));
        return forecast(
                Samples.REGION,
                from,
                demand,
                List.of(new Forecast.Part("baseline", null, baseline), new Forecast.Part("event", event.id(), part)));
    }

    private static List<Double> values(Instant from, int hours, ToDoubleFunction<Instant> demand) {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < hours * 60; i++) {
            values.add(demand.applyAsDouble(from.plusSeconds(60L * i)));
        }
        return values;
    }

    static FleetRequest fleet(
            Instant now, List<Forecast> forecasts, List<Event> events, List<PlannedService> services) {
        return fleet(now, forecasts, events, services, List.of());
    }

    static FleetRequest fleet(
            Instant now,
            List<Forecast> forecasts,
            List<Event> events,
            List<PlannedService> services,
            List<LaunchRate> rates) {
        return new FleetRequest(now, forecasts, events, services, rates, PlanningPolicy.DEFAULT);
    }

    static CapacityPlan planOf(FleetResult result, String service) {
        return planOf(result, service, Samples.REGION);
    }

    static CapacityPlan planOf(FleetResult result, String service, String region) {
        return ((PlanResult.Planned) result.of(service, region).orElseThrow()).plan();
    }

    static int at(CapacityPlan plan, Instant instant) {
        return plan.floorAt(instant).orElseThrow().capacity();
    }

    static boolean between(Instant at, Instant start, Instant end) {
        return !at.isBefore(start) && at.isBefore(end);
    }
}
