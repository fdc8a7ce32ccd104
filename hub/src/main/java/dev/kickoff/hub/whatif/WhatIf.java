package dev.kickoff.hub.whatif;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.planning.FleetPlanner;
import dev.kickoff.hub.planning.FleetRequest;
import dev.kickoff.hub.planning.FleetResult;
import dev.kickoff.hub.planning.PlannedService;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.plans.FleetView;
import dev.kickoff.hub.plans.PlanningConfig;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.readiness.ServiceReadiness;
import dev.kickoff.hub.readiness.ServicesReadiness;
import dev.kickoff.hub.services.LaunchRates;
import dev.kickoff.hub.services.ServicePolicies;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans a change of events or policies without saving it, beside the same plans without the change. Both are made in the
 * same way from forecasts of the same instant, so all differences are the change's.
 */
@ApplicationScoped
public class WhatIf {
    /** Events that are over for longer cannot explain a floor. */
    private static final Duration AFTERMATH = Duration.ofDays(1);

    private final EventCalendar calendar;
    private final ServiceRegistry services;
    private final ServicePolicies policies;
    private final LaunchRates rates;
    private final ServicesReadiness readiness;
    private final IfForecasts forecasts;
    private final Plans plans;
    private final PlanningConfig config;
    private final Clock clock;

    WhatIf(
            EventCalendar calendar,
            ServiceRegistry services,
            ServicePolicies policies,
            LaunchRates rates,
            ServicesReadiness readiness,
            IfForecasts forecasts,
            Plans plans,
            PlanningConfig config,
            Clock clock) {
        this.calendar = calendar;
        this.services = services;
        this.policies = policies;
        this.rates = rates;
        this.readiness = readiness;
        this.forecasts = forecasts;
        this.plans = plans;
        this.config = config;
        this.clock = clock;
    }

    /** Blocks while forecasts are made: seconds, for every signal and region that the change touches. */
    public Preview of(Change change) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        List<Event> touched = Stream.concat(
                        change.events().stream()
                                .flatMap(event -> calendar.find(event.id()).stream())
                                .filter(event -> event.state().counts()),
                        change.events().stream())
                .toList();
        Span span = Span.of(touched, now);
        Map<ServiceRegion, ServiceReadiness> ready = readiness.all();
        List<ServiceRegistration> concerned = concerned(touched, change.policies()).stream()
                .map(service -> ready.getOrDefault(ServiceRegion.of(service), ServiceReadiness.NONE)
                        .planned(service))
                .toList();
        Map<ServiceRegion, ServicePolicy> inForce = policies.all();
        FleetView fleetNow = new FleetView(concerned, inForce, rates.newest());
        FleetView fleetThen = new FleetView(concerned, changed(inForce, change.policies()), rates.newest());

        boolean fromNow = span.from().equals(now);
        IfForecasts.Both both = forecasts.of(concerned, fromNow ? null : span.from(), span.to(), change.events());
        List<Event> events = calendar.between(span.from().minus(AFTERMATH), span.to());
        // Where the time that is looked at begins later, the plans in force do not matter.
        Map<ServiceRegion, CapacityPlan> lastPlans = fromNow
                ? plans.latest(
                        fleetNow.members().stream().map(FleetView.Member::key).toList())
                : Map.of();
        FleetResult without = plan(span, both.without(), events, fleetNow, lastPlans);
        FleetResult with = plan(span, both.with(), replaced(events, change.events()), fleetThen, lastPlans);
        return new Comparison(span, both.problems()).of(fleetNow, without, fleetThen, with);
    }

    /** All services of the regions, since services share launch rates and call each other. */
    private List<ServiceRegistration> concerned(List<Event> events, List<Change.PolicyChange> changed) {
        Set<String> regions = changed.stream().map(Change.PolicyChange::region).collect(Collectors.toSet());
        return services.all().stream()
                .filter(service -> regions.contains(service.region())
                        || events.stream().anyMatch(event -> event.concerns(service.region())))
                .toList();
    }

    private static Map<ServiceRegion, ServicePolicy> changed(
            Map<ServiceRegion, ServicePolicy> inForce, List<Change.PolicyChange> changes) {
        Map<ServiceRegion, ServicePolicy> changed = new HashMap<>(inForce);
        changes.forEach(change -> changed.put(new ServiceRegion(change.service(), change.region()), change.policy()));
        return changed;
    }

    private static List<Event> replaced(List<Event> events, List<Event> instead) {
        Set<String> ids = instead.stream().map(Event::id).collect(Collectors.toSet());
        return Stream.concat(events.stream().filter(event -> !ids.contains(event.id())), instead.stream())
                .toList();
    }

    private FleetResult plan(
            Span span,
            List<Forecast> forecasts,
            List<Event> events,
            FleetView fleet,
            Map<ServiceRegion, CapacityPlan> lastPlans) {
        // The first step of a forecast may begin a moment after the time looked at.
        Instant start = forecasts.stream()
                .map(Forecast::from)
                .filter(from -> from.isAfter(span.from()))
                .max(Comparator.naturalOrder())
                .orElse(span.from());
        List<PlannedService> planned = fleet.members().stream()
                .map(member -> {
                    CapacityPlan last = lastPlans.get(member.key());
                    long version = last == null ? 1 : last.version() + 1;
                    return new PlannedService(
                            member.registration(), member.policy(), last, version, start, false, null);
                })
                .toList();
        return FleetPlanner.plan(new FleetRequest(start, forecasts, events, planned, fleet.rates(), config.policy()));
    }
}
