package dev.kickoff.hub.plans;

import dev.kickoff.hub.events.CalendarChanged;
import dev.kickoff.hub.planning.PlanRhythm;
import dev.kickoff.hub.planning.PlanSchedule;
import dev.kickoff.hub.plans.FleetView.Member;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is to be planned next: what people changed first, then what new traffic asks for, and then what is due anyway, a
 * few signals at a time so that a change does not wait long. A value; the same situation gives the same round.
 */
final class Agenda {
    /** Signals and regions of one round of what is due anyway. */
    private static final int REFRESHED_AT_ONCE = 8;

    /**
     * What a round of planning is to do.
     *
     * @param deliberate whether people changed something: then plans may go down at once
     * @param members all services to plan
     * @param drivers signals and regions that are planned completely
     */
    record Round(PlanCause cause, boolean deliberate, List<Member> members, Set<DriverKey> drivers) {}

    /**
     * What is there.
     *
     * @param changes of the calendar that were not planned yet, by signal and region
     * @param traffic how often it changed; null while no event is on
     * @param orders what holds, reports and people say of a service beside its settings; empty for nothing
     * @param paused what is left alone for a while after a failure
     */
    record Situation(
            FleetView fleet,
            Map<ServiceRegion, PlanHead> heads,
            Map<DriverKey, PlanningState> states,
            Map<DriverKey, List<CalendarChanged>> changes,
            Map<DriverKey, Long> traffic,
            Map<ServiceRegion, String> orders,
            Predicate<DriverKey> paused) {
        Situation withHeads(Map<ServiceRegion, PlanHead> newer) {
            return new Situation(fleet, newer, states, changes, traffic, orders, paused);
        }

        String inputs(Member member) {
            return member.digest() + "/" + orders.getOrDefault(member.key(), "");
        }
    }

    private final Situation situation;
    private final PlanRhythm rhythm;
    private final Instant now;

    Agenda(Situation situation, PlanRhythm rhythm, Instant now) {
        this.situation = situation;
        this.rhythm = rhythm;
        this.now = now;
    }

    Optional<Round> next() {
        return changed().or(this::traffic).or(this::refresh);
    }

    private Optional<Round> changed() {
        Set<DriverKey> drivers = new TreeSet<>();
        Set<ServiceRegion> services = new TreeSet<>();
        List<CalendarChanged> events = new ArrayList<>();
        Set<PlanCause.Kind> kinds = new HashSet<>();
        situation.fleet().byDriver().forEach((driver, members) -> {
            if (situation.paused().test(driver)) {
                return;
            }
            List<CalendarChanged> changes = situation.changes().getOrDefault(driver, List.of());
            if (!changes.isEmpty() && situation.states().containsKey(driver)) {
                events.addAll(changes);
                drivers.add(driver);
            }
            for (Member member : members) {
                PlanCause.Kind kind = kind(member);
                if (kind != null) {
                    kinds.add(kind);
                    services.add(member.key());
                }
            }
        });
        if (drivers.isEmpty() && services.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                round(events.isEmpty() ? PlanCause.own(first(kinds)) : cause(events), true, drivers, services));
    }

    private static PlanCause.Kind first(Set<PlanCause.Kind> kinds) {
        return kinds.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private PlanCause.@Nullable Kind kind(Member member) {
        PlanHead head = situation.heads().getOrDefault(member.key(), PlanHead.NONE);
        String inputs = situation.inputs(member);
        if (head.isBehind()) {
            return PlanCause.Kind.RESTORE;
        }
        if (head.inputs() == null) {
            return PlanCause.Kind.SERVICE;
        }
        if (head.inputs().equals(inputs)) {
            return null;
        }
        return head.inputs().startsWith(member.digest() + "/") ? PlanCause.Kind.ORDER : PlanCause.Kind.SERVICE;
    }

    /** The author and reason of the last change stand for all. */
    private static PlanCause cause(List<CalendarChanged> changes) {
        Event last = changes.get(changes.size() - 1).after();
        List<String> ids = changes.stream()
                .map(change -> change.after().id())
                .distinct()
                .sorted()
                .toList();
        String author = last.author() == null ? PlanCause.KICKOFF : last.author();
        return new PlanCause(PlanCause.Kind.EVENT, author, last.reason(), ids);
    }

    private Optional<Round> traffic() {
        Set<DriverKey> due = new TreeSet<>();
        for (DriverKey driver : situation.fleet().byDriver().keySet()) {
            PlanningState state = situation.states().get(driver);
            Long count = situation.traffic().get(driver);
            boolean news = state != null && count != null && !count.equals(state.changes());
            if (news && isDue(driver)) {
                due.add(driver);
            }
        }
        return due.isEmpty()
                ? Optional.empty()
                : Optional.of(round(PlanCause.own(PlanCause.Kind.TRAFFIC), false, due, Set.of()));
    }

    private Optional<Round> refresh() {
        List<DriverKey> due = situation.fleet().byDriver().keySet().stream()
                .filter(this::isDue)
                .sorted(Comparator.comparing(this::plannedAt))
                .limit(REFRESHED_AT_ONCE)
                .toList();
        return due.isEmpty()
                ? Optional.empty()
                : Optional.of(round(PlanCause.own(PlanCause.Kind.REFRESH), false, new TreeSet<>(due), Set.of()));
    }

    private boolean isDue(DriverKey driver) {
        PlanningState state = situation.states().get(driver);
        PlanSchedule schedule = state == null
                ? PlanSchedule.NEW
                : new PlanSchedule(state.plannedAt(), situation.traffic().get(driver), state.changes(), false);
        return !situation.paused().test(driver) && schedule.isDue(now, rhythm);
    }

    private Instant plannedAt(DriverKey driver) {
        PlanningState state = situation.states().get(driver);
        return state == null ? Instant.MIN : state.plannedAt();
    }

    private Round round(PlanCause cause, boolean deliberate, Set<DriverKey> drivers, Set<ServiceRegion> services) {
        Set<ServiceRegion> asked = new TreeSet<>(services);
        for (DriverKey driver : drivers) {
            situation.fleet().byDriver().getOrDefault(driver, List.of()).forEach(member -> asked.add(member.key()));
        }
        List<Member> members = situation.fleet().with(asked);
        Set<ServiceRegion> all = new HashSet<>();
        members.forEach(member -> all.add(member.key()));
        Set<DriverKey> complete = new TreeSet<>();
        members.stream().map(Member::driver).distinct().forEach(driver -> {
            List<Member> driven = situation.fleet().byDriver().getOrDefault(driver, List.of());
            if (driven.stream().allMatch(member -> all.contains(member.key()))) {
                complete.add(driver);
            }
        });
        return new Round(cause, deliberate, members, complete);
    }
}
