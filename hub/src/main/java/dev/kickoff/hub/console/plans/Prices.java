package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.plans.PlanHistory;
import dev.kickoff.schemas.CapacityPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** What a unit cost when a plan was made. */
@ApplicationScoped
class Prices {
    private static final int DIGITS = 6;

    private final PlanHistory history;

    Prices(PlanHistory history) {
        this.history = history;
    }

    /** Per hour in US dollars; null when the plan had none. Of old plans only to the cents of their whole cost. */
    @Nullable
    BigDecimal of(CapacityPlan plan) {
        return history.basis(plan.service(), plan.region(), plan.version())
                .map(basis -> basis.policy().priceOf(basis.registration()))
                .orElseGet(() -> ofCost(plan.cost()));
    }

    private static @Nullable BigDecimal ofCost(CapacityPlan.@Nullable Cost cost) {
        return cost == null || cost.usd() == null || cost.unitHours() <= 0
                ? null
                : cost.usd().divide(BigDecimal.valueOf(cost.unitHours()), DIGITS, RoundingMode.HALF_UP);
    }
}
