package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.console.Figures;
import dev.kickoff.hub.console.safety.Amounts;
import dev.kickoff.hub.planning.ServicePolicy;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** From when on a service's policy asks for a second person, held against a change of its plan. */
final class Limits {
    private Limits() {}

    /** What is above a limit, one line each; empty when nothing is. */
    static List<String> above(PlanChange change, ServicePolicy policy, String unit) {
        List<String> above = new ArrayList<>();
        int added = change.steps().stream()
                .mapToInt(step -> step.after() - step.before())
                .max()
                .orElse(0);
        Integer units = policy.approvalUnits();
        if (units != null && added > units) {
            above.add(Figures.units(added, unit) + " more, " + Figures.of(units) + " allowed to one person");
        }
        BigDecimal most = policy.approvalUsd();
        BigDecimal usd = change.usd();
        if (most != null && usd != null && usd.compareTo(most) > 0) {
            above.add(Amounts.usd(usd) + ", " + Amounts.plainUsd(most) + " allowed to one person");
        }
        return above;
    }
}
