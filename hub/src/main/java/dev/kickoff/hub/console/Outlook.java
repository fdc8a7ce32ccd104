package dev.kickoff.hub.console;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What lies ahead: the next event, its expected peak and when the capacity for it has to be there. */
@ApplicationScoped
class Outlook {
    /**
     * A service's highest floor for an event.
     *
     * @param readyAt when that capacity must be healthy
     */
    record Preparation(ServiceRegistration service, Instant startAt, Instant readyAt, int capacity) {}

    private final EventCalendar calendar;
    private final ServiceRegistry services;
    private final Plans plans;

    Outlook(EventCalendar calendar, ServiceRegistry services, Plans plans) {
        this.calendar = calendar;
        this.services = services;
        this.plans = plans;
    }

    /** The event that is on, else the one that comes next; drafts too, because somebody has to decide on them. */
    Optional<Event> next(Instant now) {
        return calendar.all().stream()
                .filter(event -> event.state() != EventState.CANCELLED && event.state() != EventState.ENDED)
                .filter(event -> EventStatus.end(event).isAfter(now))
                .min(Comparator.comparing(Event::start));
    }

    /** The services that the event moves, the most critical first. */
    List<ServiceRegistration> services(Event event) {
        return services.all().stream()
                .filter(service -> event.concerns(service.region()))
                .sorted(Comparator.comparing(ServiceRegistration::tier))
                .toList();
    }

    /** What the newest plan of each service does for the event; services whose plan does nothing for it are left out. */
    List<Preparation> preparations(Event event) {
        return services(event).stream()
                .flatMap(service -> plans.latest(service.service(), service.region()).stream()
                        .flatMap(plan -> plan.floors().stream())
                        .filter(floor -> floor.events().contains(event.id()))
                        .max(Comparator.comparingInt(Floor::capacity)
                                .thenComparing(Floor::readyAt, Comparator.reverseOrder()))
                        .map(floor -> new Preparation(service, floor.startAt(), floor.readyAt(), floor.capacity()))
                        .stream())
                .toList();
    }
}
