package dev.kickoff.hub.plans;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.forecasts.ForecasterException;
import dev.kickoff.hub.forecasts.Forecasts;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import io.quarkus.quartz.Nonconcurrent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Keeps every service planned: on a fresh forecast every {@code kickoff.planning.refresh}, with the next check after any
 * change of an event or a service, and while an event is on after new traffic. One forecast serves all services of its signal and region. Whatever goes wrong,
 * the plans that are published stay as they are.
 *
 * <p>Changes are looked for in the database and not listened for: so they are found whichever replica of the hub they
 * were made through, and after a restart. Replicas may plan at the same time: a version is published once, whoever is
 * first.
 */
@ApplicationScoped
class PlanningCycle {
    private static final Logger LOG = Logger.getLogger(PlanningCycle.class);
    /** Events that are over for longer than this cannot explain a floor. */
    private static final Duration AFTERMATH = Duration.ofDays(1);

    private final EventCalendar calendar;
    private final ServiceRegistry services;
    private final Forecasts forecasts;
    private final ServicePlanning planning;
    private final PlanningConfig config;
    private final LiveTraffic live;
    private final Clock clock;

    private final Map<String, Driver> drivers = new HashMap<>();
    private String seenCalendar = "";
    private List<ServiceRegistration> seenServices = List.of();
    private boolean broken;

    PlanningCycle(
            EventCalendar calendar,
            ServiceRegistry services,
            Forecasts forecasts,
            ServicePlanning planning,
            PlanningConfig config,
            LiveTraffic live,
            Clock clock) {
        this.calendar = calendar;
        this.services = services;
        this.forecasts = forecasts;
        this.planning = planning;
        this.config = config;
        this.live = live;
        this.clock = clock;
    }

    /** Once at a time in the whole fleet of replicas. */
    @Scheduled(identity = "planning", every = "${kickoff.planning.check-interval:PT1S}")
    @Nonconcurrent
    void check() {
        try {
            lookForChanges();
            Map<String, List<ServiceRegistration>> driven = seenServices.stream()
                    .collect(Collectors.groupingBy(
                            service -> service.signal() + "/" + service.region(), TreeMap::new, Collectors.toList()));
            live.look();
            driven.forEach((key, sameDriver) -> {
                ServiceRegistration any = sameDriver.get(0);
                Driver driver = drivers.computeIfAbsent(key, added -> new Driver(clock, config.rhythm()));
                driver.traffic(live.changes(any.signal(), any.region()));
                if (driver.due()) {
                    plan(driver, sameDriver);
                }
            });
            broken = false;
        } catch (RuntimeException failure) {
            if (!broken) {
                LOG.error("Planning failed and is tried again; published plans stay as they are", failure);
            }
            broken = true;
        }
    }

    private void lookForChanges() {
        String tag = calendar.tag();
        List<ServiceRegistration> registered = services.all();
        if (!tag.equals(seenCalendar) || !registered.equals(seenServices)) {
            drivers.values().forEach(Driver::changed);
            seenCalendar = tag;
            seenServices = registered;
        }
    }

    private void plan(Driver driver, List<ServiceRegistration> driven) {
        ServiceRegistration any = driven.get(0);
        try {
            // Until it went well, it did not.
            boolean deliberate = driver.deliberate();
            driver.failed();
            Instant startedAt = clock.instant();
            Instant to = startedAt.plus(config.horizon());
            Forecast forecast = forecasts.issue(any.signal(), any.region(), null, to);
            Instant now = now(forecast);
            List<Event> events = calendar.between(now.minus(AFTERMATH), forecast.to());
            for (ServiceRegistration service : driven) {
                planning.plan(service, forecast, events, now, deliberate);
            }
            driver.planned(startedAt);
        } catch (ForecasterException noForecast) {
            String reason = String.valueOf(noForecast.getMessage());
            driven.forEach(service -> planning.failed(service, clock.instant(), reason));
        }
    }

    /** The forecaster's clock may be a moment ahead of ours. */
    private Instant now(Forecast forecast) {
        Instant now = clock.instant();
        boolean ahead = forecast.from().isAfter(now) && forecast.from().isBefore(now.plus(forecast.step()));
        return ahead ? forecast.from() : now;
    }
}
