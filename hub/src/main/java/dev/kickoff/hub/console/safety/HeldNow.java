package dev.kickoff.hub.console.safety;

import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Viewer;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.holds.Holds;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.RequestScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds in words, read once per page. */
@RequestScoped
class HeldNow {
    private final Holds holds;
    private final EventCalendar calendar;
    private final Viewer viewer;
    private final Clock clock;

    private @Nullable List<Hold> on;
    private @Nullable List<Event> heldEvents;

    HeldNow(Holds holds, EventCalendar calendar, Viewer viewer, Clock clock) {
        this.holds = holds;
        this.calendar = calendar;
        this.viewer = viewer;
        this.clock = clock;
    }

    List<HoldView> all() {
        return views(on());
    }

    List<HoldView> everything() {
        return views(on().stream()
                .filter(hold -> hold.scope() == Hold.Scope.EVERYTHING)
                .toList());
    }

    /** Those that say something about the service, but not that everything is held: every page says that. */
    List<HoldView> of(ServiceRegistration service) {
        return views(on().stream()
                .filter(hold -> hold.scope() != Hold.Scope.EVERYTHING)
                .filter(hold -> hold.concerns(service, heldEvents()))
                .toList());
    }

    List<HoldView> of(Event event) {
        return views(on().stream()
                .filter(hold -> hold.scope() == Hold.Scope.EVENT && event.id().equals(hold.name()))
                .toList());
    }

    List<HoldView> views(List<Hold> some) {
        Instant now = clock.instant();
        Hours hours = new Hours(viewer.zone());
        return some.stream()
                .map(hold -> HoldView.of(hold, eventName(hold), hours, now))
                .toList();
    }

    private @Nullable String eventName(Hold hold) {
        return hold.scope() == Hold.Scope.EVENT && hold.name() != null
                ? calendar.find(hold.name()).map(Event::name).orElse(null)
                : null;
    }

    private List<Hold> on() {
        if (on == null) {
            on = holds.on();
        }
        return on;
    }

    private List<Event> heldEvents() {
        if (heldEvents == null) {
            heldEvents = on().stream()
                    .filter(hold -> hold.scope() == Hold.Scope.EVENT && hold.name() != null)
                    .flatMap(hold -> calendar.find(String.valueOf(hold.name())).stream())
                    .toList();
        }
        return heldEvents;
    }
}
