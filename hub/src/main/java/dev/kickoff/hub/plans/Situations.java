package dev.kickoff.hub.plans;

import dev.kickoff.hub.events.CalendarChanged;
import dev.kickoff.hub.events.CalendarChanges;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.holds.Holds;
import dev.kickoff.hub.plans.FleetView.Member;
import dev.kickoff.hub.readiness.ServiceReadiness;
import dev.kickoff.hub.readiness.ServicesReadiness;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Looks at everything that decides what has to be planned. */
@ApplicationScoped
class Situations {
    /**
     * A look.
     *
     * @param calendar its tag
     * @param holds that are on
     * @param readiness of services, at least as new as their heads
     */
    record Look(
            Agenda.Situation situation,
            String calendar,
            List<Hold> holds,
            Map<ServiceRegion, ServiceReadiness> readiness) {}

    private final FleetViews fleets;
    private final EventCalendar calendar;
    private final CalendarChanges calendarChanges;
    private final PlanHeads heads;
    private final PlanningStates states;
    private final Holds holds;
    private final ServicesReadiness readiness;
    private final LiveTraffic live;
    private final PlanningConfig config;
    private final Clock clock;

    Situations(
            FleetViews fleets,
            EventCalendar calendar,
            CalendarChanges calendarChanges,
            PlanHeads heads,
            PlanningStates states,
            Holds holds,
            ServicesReadiness readiness,
            LiveTraffic live,
            PlanningConfig config,
            Clock clock) {
        this.fleets = fleets;
        this.calendar = calendar;
        this.calendarChanges = calendarChanges;
        this.heads = heads;
        this.states = states;
        this.holds = holds;
        this.readiness = readiness;
        this.live = live;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    Look look(Predicate<DriverKey> paused) {
        FleetView fleet = fleets.newest();
        String tag = calendar.tag();
        Map<DriverKey, PlanningState> known = states.all();
        List<Hold> on = holds.on();
        Map<DriverKey, Long> traffic = new HashMap<>();
        for (DriverKey driver : fleet.byDriver().keySet()) {
            Long count = live.changes(driver.signal(), driver.region());
            if (count != null) {
                traffic.put(driver, count);
            }
        }
        Map<ServiceRegion, PlanHead> published = heads.all();
        // After the heads: whoever pauses publishes with it, so that an older look at pauses cannot be published.
        Map<ServiceRegion, ServiceReadiness> ready = readiness.all();
        Agenda.Situation situation = new Agenda.Situation(
                fleet, published, known, changes(fleet, known, tag), traffic, orders(fleet, on, ready), paused);
        return new Look(situation, tag, on, ready);
    }

    /** The same, but with the plans that somebody else has published meanwhile. */
    @Transactional
    Look again(Look look) {
        Agenda.Situation situation = look.situation().withHeads(heads.all());
        return new Look(situation, look.calendar(), look.holds(), readiness.all());
    }

    /** What has changed in the calendar for each signal and region since it was planned. */
    private Map<DriverKey, List<CalendarChanged>> changes(
            FleetView fleet, Map<DriverKey, PlanningState> known, String tag) {
        Map<DriverKey, List<CalendarChanged>> changes = new TreeMap<>();
        Map<String, Optional<List<CalendarChanged>>> bySeen = new HashMap<>();
        Set<String> concerned = new HashSet<>();
        known.forEach((driver, state) -> {
            if (state.calendar().equals(tag) || !fleet.byDriver().containsKey(driver)) {
                return;
            }
            List<CalendarChanged> ours =
                    bySeen
                            .computeIfAbsent(state.calendar(), calendarChanges::since)
                            .orElseGet(this::everything)
                            .stream()
                            .filter(change -> change.concerns(driver.region()))
                            .toList();
            if (!ours.isEmpty()) {
                changes.put(driver, ours);
                concerned.add(state.calendar());
            }
        });
        bySeen.keySet().stream()
                .filter(seen -> !concerned.contains(seen))
                .forEach(seen -> states.unconcerned(seen, tag));
        return changes;
    }

    /** Of a calendar that is not the one planned on, all events may be others than before. */
    private List<CalendarChanged> everything() {
        return calendar.all().stream()
                .map(event -> new CalendarChanged(null, event))
                .toList();
    }

    /** What is said of a service by holds, by its reports and by those who note steps or pause it. */
    private Map<ServiceRegion, String> orders(
            FleetView fleet, List<Hold> on, Map<ServiceRegion, ServiceReadiness> ready) {
        Map<ServiceRegion, String> orders = new HashMap<>(held(fleet, on));
        ready.forEach((key, one) -> orders.merge(key, one.digest(), String::concat));
        return orders;
    }

    private Map<ServiceRegion, String> held(FleetView fleet, List<Hold> on) {
        if (on.isEmpty()) {
            return Map.of();
        }
        List<Event> events = calendar.between(
                clock.instant().minus(PlanningCycle.AFTERMATH), clock.instant().plus(config.horizon()));
        Map<ServiceRegion, String> held = new HashMap<>();
        for (Member member : fleet.members()) {
            String ids = String.join(
                    ",",
                    on.stream()
                            .filter(hold -> hold.concerns(member.registration(), events))
                            .map(hold -> String.valueOf(hold.id()))
                            .sorted()
                            .toList());
            if (!ids.isEmpty()) {
                held.put(member.key(), ids);
            }
        }
        return held;
    }
}
