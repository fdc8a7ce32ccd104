package dev.kickoff.hub.plans;

import dev.kickoff.hub.plans.Agenda.Round;
import dev.kickoff.hub.plans.FleetView.Member;
import dev.kickoff.hub.plans.RoundPlanner.Outcome;
import dev.kickoff.hub.services.ServiceRegion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;

/** Stores what came of a round: its plans as a set and what the next round has to know, both or neither. */
@ApplicationScoped
class RoundCommit {
    private static final Logger LOG = Logger.getLogger(RoundCommit.class);

    private final PlanSets sets;
    private final PlanHeads heads;
    private final PlanningStates states;
    private final NewestPlans newest;
    private final PlanAlerts alerts;

    RoundCommit(PlanSets sets, PlanHeads heads, PlanningStates states, NewestPlans newest, PlanAlerts alerts) {
        this.sets = sets;
        this.heads = heads;
        this.states = states;
        this.newest = newest;
        this.alerts = alerts;
    }

    /**
     * @param known where the services stood when the round began
     * @return false if somebody else has published for one of the services meanwhile: then nothing is stored
     */
    boolean commit(
            Round round,
            Outcome outcome,
            Map<ServiceRegion, PlanHead> known,
            Map<DriverKey, PlanningState> planned,
            RoundTimes times) {
        PlanSetDraft draft = new PlanSetDraft(round.cause(), outcome.plans(), outcome.kept(), outcome.bases());
        Sealing sealed = sets.seal(draft);
        boolean stored = QuarkusTransaction.requiringNew().call(() -> {
            if (!draft.plans().isEmpty() && sets.store(draft, sealed) instanceof Publication.Outdated) {
                // Nothing was written, so the transaction may end like any other: one marked for rollback would throw.
                return false;
            }
            heads.note(outcome.notes());
            states.store(planned);
            alerts.replace(
                    round.members().stream().map(Member::key).toList(),
                    planned.keySet(),
                    outcome.alerts(),
                    outcome.latestSafeStart());
            return true;
        });
        times.ended("signAndCommit");
        if (stored && !draft.plans().isEmpty()) {
            LOG.infof(
                    "Round: cause=%s services=%d published=%d %s",
                    round.cause().kind(), round.members().size(), draft.plans().size(), times);
        }
        if (stored) {
            draft.plans().forEach(newest::keep);
            outcome.notes().forEach(note -> log(note.status(), known.getOrDefault(note.key(), PlanHead.NONE)));
        }
        return stored;
    }

    /** By transition: a problem that stays is not said again. */
    private static void log(PlanningStatus status, PlanHead before) {
        String problem = status.problem();
        if (problem == null && before.problem() != null) {
            LOG.infof("Planning works: service=%s region=%s", status.service(), status.region());
        } else if (problem != null && !problem.equals(before.problem())) {
            LOG.warnf(
                    "No new plan, the last one stays: service=%s region=%s: %s",
                    status.service(), status.region(), problem);
        }
    }
}
