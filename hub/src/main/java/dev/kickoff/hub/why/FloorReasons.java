package dev.kickoff.hub.why;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.approvals.Approvals;
import dev.kickoff.hub.approvals.ChangeRequest;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.planning.FloorCost;
import dev.kickoff.hub.planning.Reckoning;
import dev.kickoff.hub.plans.PlanBasis;
import dev.kickoff.hub.plans.PlanHistory;
import dev.kickoff.hub.plans.PlanSet;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts together why a floor is what it is. The same answer whenever it is asked, as long as the plan is kept. */
@ApplicationScoped
public class FloorReasons {
    private final PlanHistory history;
    private final EventCalendar calendar;
    private final Approvals approvals;

    FloorReasons(PlanHistory history, EventCalendar calendar, Approvals approvals) {
        this.history = history;
        this.calendar = calendar;
        this.approvals = approvals;
    }

    /**
     * @param at start of the floor, or any instant within it; before the first floor that one, after the last that one
     * @throws ProblemException 404 if the version is not kept
     */
    public FloorReason of(String service, String region, long version, Instant at) {
        PlanHistory.Version found = history.find(service, region, version)
                .orElseThrow(() -> ProblemException.notFound(
                        "Service '" + service + "' has no plan version " + version + " in region '" + region + "'",
                        "List the versions with GET /v1/services/" + service + "/regions/" + region
                                + "/plans; old ones are thinned out"));
        CapacityPlan plan = found.plan();
        PlanSet set = found.set();
        PlanBasis basis = history.basis(service, region, version).orElse(null);
        int index = index(plan, at);
        Floor floor = plan.floors().get(index);
        List<EventUsed> events = floor.events().stream()
                .map(id -> used(id, plan.provenance().eventRevisions().get(id)))
                .toList();
        return new FloorReason(
                service,
                region,
                version,
                plan.issuedAt(),
                plan.signal(),
                plan.unit(),
                floor,
                index == 0 ? null : plan.floors().get(index - 1).capacity(),
                Timing.of(plan, index, basis),
                basis == null ? null : Reckoning.of(floor, basis.registration(), basis.policy(), basis.shape()),
                events,
                plan.provenance(),
                basis,
                set == null ? null : set.id(),
                set == null ? null : set.cause(),
                basis == null
                        ? null
                        : FloorCost.of(List.of(floor), basis.policy().priceOf(basis.registration())),
                plan.warnings(),
                notKept(set, basis, events));
    }

    private static int index(CapacityPlan plan, Instant at) {
        int index = 0;
        while (index + 1 < plan.floors().size()
                && !plan.floors().get(index + 1).startAt().isAfter(at)) {
            index++;
        }
        return index;
    }

    private EventUsed used(String id, @Nullable Integer revision) {
        if (revision == null) {
            return EventUsed.unknown(id, null);
        }
        return calendar.revisions(id).stream()
                .filter(event -> event.revision() == revision)
                .findFirst()
                .map(this::used)
                .orElseGet(() -> EventUsed.unknown(id, revision));
    }

    private EventUsed used(Event event) {
        ChangeRequest agreed = approvals.agreed(event.id(), event.revision()).stream()
                .findFirst()
                .orElse(null);
        return new EventUsed(
                event.id(),
                event.revision(),
                event.name(),
                event.start(),
                event.end(),
                event.expectedAudience(),
                event.author(),
                event.reason(),
                agreed == null ? null : agreed.decidedBy(),
                agreed == null ? null : agreed.comment());
    }

    private static List<String> notKept(@Nullable PlanSet set, @Nullable PlanBasis basis, List<EventUsed> events) {
        List<String> missing = new ArrayList<>();
        if (set == null) {
            missing.add("Why the plan was published is not kept.");
        }
        if (basis == null) {
            missing.add("What the plan was made with (transform, limits, lead time, launch rate, price) was not kept:"
                    + " it is older than that record, or was not made by this hub's planner.");
        }
        events.stream()
                .filter(event -> Objects.isNull(event.name()))
                .forEach(event -> missing.add("Event '" + event.id() + "' is no longer kept as the plan knew it."));
        return missing;
    }
}
