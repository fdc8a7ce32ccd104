package dev.kickoff.hub.whatif;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.planning.FleetPlanner;
import dev.kickoff.hub.planning.FleetRequest;
import dev.kickoff.hub.planning.FleetResult;
import dev.kickoff.hub.planning.PlannedService;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.plans.PlanningConfig;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.services.ServicePolicies;
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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private final Forecasts forecasts;
    private final ServicePolicies policies;
    private final Plans plans;
    private final PlanningConfig config;
    private final Clock clock;

    WhatIf(
            EventCalendar calendar,
            ServiceRegistry services,
            ServicePolicies policies,
            Forecasts forecasts,
            Plans plans,
            PlanningConfig config,
            Clock clock) {
        this.calendar = calendar;
        this.services = services;
        this.forecasts = forecasts;
        this.policies = policies;
        this.plans = plans;
        this.config = config;
        this.clock = clock;
    }

    /** Blocks while forecasts are made: seconds, for every signal and region that the change touches. */
    public Preview of(Change change) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        List<Event> before = change.events().stream()
                .flatMap(event -> calendar.find(event.id()).stream())
                .filter(event -> event.state().counts())
                .toList();
        List<Event> touched =
                Stream.concat(before.stream(), change.events().stream()).toList();
        Span span = Span.of(touched, now);
        List<ServiceRegistration> concerned = concerned(touched, change.policies());
        Map<String, ServicePolicy> policiesNow = policiesInForce();
        Map<String, ServicePolicy> policiesThen = new HashMap<>(policiesNow);
        change.policies().forEach(policy -> policiesThen.put(key(policy.service(), policy.region()), policy.policy()));

        List<String> problems = new ArrayList<>();
        List<Forecast> without = forecasts(concerned, span, now, List.of(), problems);
        List<Forecast> with =
                change.events().isEmpty() ? without : forecasts(concerned, span, now, change.events(), problems);
        List<Event> eventsNow = calendar.between(span.from().minus(AFTERMATH), span.to());
        List<Event> eventsThen = replaced(eventsNow, change.events());
        Map<String, CapacityPlan> inForce = inForce(concerned, span, now);
        FleetResult current = plan(span, without, eventsNow, concerned, policiesNow, inForce);
        FleetResult changed = plan(span, with, eventsThen, concerned, policiesThen, inForce);
        return new Comparison(span, policiesNow, policiesThen, problems).of(concerned, current, changed);
    }

    /** All services of the regions, since services share launch rates and call each other. */
    private List<ServiceRegistration> concerned(List<Event> events, List<Change.PolicyChange> policies) {
        Set<String> regions = policies.stream().map(Change.PolicyChange::region).collect(Collectors.toSet());
        return services.all().stream()
                .filter(service -> regions.contains(service.region())
                        || events.stream().anyMatch(event -> event.concerns(service.region())))
                .toList();
    }

    private Map<String, ServicePolicy> policiesInForce() {
        Map<String, ServicePolicy> found = new HashMap<>();
        policies.all().forEach((where, policy) -> found.put(key(where.service(), where.region()), policy));
        return found;
    }

    private List<Forecast> forecasts(
            List<ServiceRegistration> concerned, Span span, Instant now, List<Event> events, List<String> problems) {
        Map<String, ServiceRegistration> drivers = new TreeMap<>();
        concerned.forEach(service -> drivers.putIfAbsent(service.signal() + "/" + service.region(), service));
        Instant from = span.from().equals(now) ? null : span.from();
        List<Forecast> made = new ArrayList<>();
        for (ServiceRegistration driver : drivers.values()) {
            try {
                made.add(forecasts.whatIf(driver.signal(), driver.region(), from, span.to(), events));
            } catch (ForecasterException none) {
                String problem = String.valueOf(none.getMessage());
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            }
        }
        return made;
    }

    private static List<Event> replaced(List<Event> events, List<Event> instead) {
        Set<String> ids = instead.stream().map(Event::id).collect(Collectors.toSet());
        return Stream.concat(events.stream().filter(event -> !ids.contains(event.id())), instead.stream())
                .toList();
    }

    /** Only where the time looked at begins now do plans in force matter. */
    private Map<String, CapacityPlan> inForce(List<ServiceRegistration> concerned, Span span, Instant now) {
        Map<String, CapacityPlan> found = new HashMap<>();
        if (span.from().equals(now)) {
            for (ServiceRegistration service : concerned) {
                plans.latest(service.service(), service.region())
                        .ifPresent(plan -> found.put(key(service.service(), service.region()), plan));
            }
        }
        return found;
    }

    private FleetResult plan(
            Span span,
            List<Forecast> forecasts,
            List<Event> events,
            List<ServiceRegistration> services,
            Map<String, ServicePolicy> policies,
            Map<String, CapacityPlan> inForce) {
        // The step that runs at the beginning may begin a little later than the time looked at.
        Instant start = forecasts.stream()
                .map(Forecast::from)
                .filter(from -> from.isAfter(span.from()))
                .max(Comparator.naturalOrder())
                .orElse(span.from());
        List<PlannedService> planned = services.stream()
                .map(service -> {
                    String key = key(service.service(), service.region());
                    CapacityPlan last = inForce.get(key);
                    return new PlannedService(
                            service,
                            policies.getOrDefault(key, ServicePolicy.NONE),
                            last,
                            last == null ? 1 : last.version() + 1,
                            start,
                            false,
                            null);
                })
                .toList();
        return FleetPlanner.plan(new FleetRequest(start, forecasts, events, planned, List.of(), config.policy()));
    }

    static String key(String service, String region) {
        return service + "/" + region;
    }
}
