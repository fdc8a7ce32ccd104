package dev.kickoff.hub.plans;

import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.CapacityPlan;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Has the last word on what the hub publishes by itself. Asked outside of any transaction; may take its time. */
public interface PlanGate {
    /**
     * What may go out now.
     *
     * @param inForce the plans that the new ones would follow; no entry for a service that has none
     * @return the draft, or one with fewer plans: the others are noted in {@link PlanSetDraft#kept} and stay as they are
     */
    PlanSetDraft admit(PlanSetDraft draft, Map<ServiceRegion, CapacityPlan> inForce);

    /** Lets everything pass. */
    @DefaultBean
    @ApplicationScoped
    class Open implements PlanGate {
        @Override
        public PlanSetDraft admit(PlanSetDraft draft, Map<ServiceRegion, CapacityPlan> inForce) {
            return draft;
        }
    }
}
