package dev.kickoff.hub.rollback;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.holds.Hold;
import dev.kickoff.hub.holds.HoldRequest;
import dev.kickoff.hub.holds.Holds;
import dev.kickoff.hub.plans.PlanBasis;
import dev.kickoff.hub.plans.PlanCause;
import dev.kickoff.hub.plans.PlanHistory;
import dev.kickoff.hub.plans.PlanSet;
import dev.kickoff.hub.plans.PlanSetDraft;
import dev.kickoff.hub.plans.PlanSets;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.plans.Publication;
import dev.kickoff.hub.readiness.Pauses;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.CapacityPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Publishes earlier plans again, as new versions. The services are frozen for a while, or the next planning would bring
 * back what was just undone.
 */
@ApplicationScoped
public class Rollbacks {
    /** Within this time nobody notices in time that too much was taken away. */
    private static final Duration FIRM = Duration.ofHours(1);

    private final Plans plans;
    private final PlanHistory history;
    private final PlanSets sets;
    private final Holds holds;
    private final Pauses pauses;
    private final Clock clock;

    Rollbacks(Plans plans, PlanHistory history, PlanSets sets, Holds holds, Pauses pauses, Clock clock) {
        this.plans = plans;
        this.history = history;
        this.sets = sets;
        this.holds = holds;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * Publishes one earlier plan again.
     *
     * @return id of the new set
     * @throws ProblemException 404 for an unknown version, 409 when it would lower what is asked for within the hour and
     *     that was not wanted, or when somebody published meanwhile
     */
    @Transactional
    public long toVersion(String service, String region, long version, RollbackRequest request, String author) {
        ServiceRegion where = new ServiceRegion(service, region);
        return publish(List.of(new Target(where, version)), request, author);
    }

    /**
     * Undoes a set: every service of it gets the plan again that it had before.
     *
     * @return id of the new set
     * @throws ProblemException as {@link #toVersion}
     */
    @Transactional
    public long undo(long setId, RollbackRequest request, String author) {
        PlanSet set = sets.find(setId)
                .orElseThrow(() ->
                        ProblemException.notFound("There is no plan set " + setId, "List them with GET /v1/plan-sets"));
        List<Target> targets = new ArrayList<>();
        for (PlanSet.Member member : sets.members(set.id())) {
            if (member.version() > 1) {
                targets.add(new Target(new ServiceRegion(member.service(), member.region()), member.version() - 1));
            }
        }
        if (targets.isEmpty()) {
            throw ProblemException.conflict(
                    "Plan set " + setId + " holds first plans only: there is nothing to go back to",
                    "Cancel the event or change the service instead");
        }
        return publish(targets, request, author);
    }

    /**
     * What {@link #toVersion} would do now. Nothing is changed.
     *
     * @throws ProblemException 404 for an unknown version
     */
    @Transactional
    public RollbackPreview preview(String service, String region, long version) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        CapacityPlan earlier = earlier(new Target(new ServiceRegion(service, region), version));
        CapacityPlan inForce = plans.latest(service, region).orElse(earlier);
        CapacityPlan then =
                RolledBack.plan(inForce, earlier, now, inForce.version() + 1, "Rolled back to version " + version);
        return new RollbackPreview(inForce, then, RolledBack.lowers(inForce, then, now, now.plus(FIRM)));
    }

    private record Target(ServiceRegion where, long version) {}

    private long publish(List<Target> targets, RollbackRequest request, String author) {
        String reason = request.checkedReason();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant until = now.plus(request.checkedFreeze());
        Map<ServiceRegion, Long> versions =
                sets.nextVersions(targets.stream().map(Target::where).toList());
        List<CapacityPlan> back = new ArrayList<>();
        Map<ServiceRegion, PlanBasis> bases = new HashMap<>();
        for (Target target : targets) {
            back.add(plan(target, versions.getOrDefault(target.where(), 1L), request, now, author, reason));
            history.basis(target.where().service(), target.where().region(), target.version())
                    .ifPresent(basis -> bases.put(target.where(), basis.copiedFrom(target.version())));
            holds.start(
                    new HoldRequest(
                            Hold.Scope.SERVICE,
                            target.where().service(),
                            target.where().region(),
                            Hold.Effect.FREEZE,
                            "rolled back to version " + target.version() + ": " + reason,
                            until),
                    author);
        }
        Publication done = sets.publish(new PlanSetDraft(
                new PlanCause(PlanCause.Kind.ORDER, author, "rollback: " + reason, List.of()), back, List.of(), bases));
        if (done instanceof Publication.Done published) {
            return published.setId();
        }
        throw ProblemException.conflict("New plans were published meanwhile", "Look at them and try again");
    }

    private CapacityPlan plan(
            Target target, long version, RollbackRequest request, Instant now, String author, String reason) {
        String service = target.where().service();
        String region = target.where().region();
        CapacityPlan earlier = earlier(target);
        CapacityPlan inForce = plans.latest(service, region).orElse(earlier);
        CapacityPlan next = RolledBack.plan(
                inForce,
                earlier,
                now,
                version,
                "Rolled back to version " + target.version() + " by " + author + ": " + reason);
        String paused = pauses.of(service, region).map(Pauses.Pause::reason).orElse(null);
        if (!Objects.equals(next.paused(), paused)) {
            next = next.again(version, now, paused);
        }
        if (!request.mayLower() && RolledBack.lowers(inForce, next, now, now.plus(FIRM))) {
            throw ProblemException.conflict(
                    "Version " + target.version() + " of '" + service + "' in '" + region
                            + "' asks for less within the next hour than the plan in force",
                    "Send \"lower\": true if that is wanted");
        }
        return next;
    }

    private CapacityPlan earlier(Target target) {
        String service = target.where().service();
        String region = target.where().region();
        return plans.version(service, region, target.version())
                .orElseThrow(() -> ProblemException.notFound(
                        "Service '" + service + "' has no plan version " + target.version() + " in region '" + region
                                + "'",
                        "List the versions with GET /v1/services/" + service + "/regions/" + region + "/plans"));
    }
}
