package dev.kickoff.hub.approvals;

import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.whatif.Effect;
import java.util.ArrayList;
import java.util.List;

/** Whether what a change adds is above the limits of a service's policy. Pure. */
final class ApprovalLimits {
    private ApprovalLimits() {}

    static boolean any(ServicePolicy policy) {
        return policy.approvalUsd() != null || policy.approvalUnits() != null;
    }

    /** What is above a limit, in words; empty when nothing is. A limit of money without a known price is above. */
    static List<String> above(Effect effect, ServicePolicy policy) {
        List<String> above = new ArrayList<>();
        String service = effect.service() + " in " + effect.region();
        if (policy.approvalUnits() != null && effect.addedUnits() > policy.approvalUnits()) {
            above.add(service + ": " + effect.addedUnits() + " × " + effect.unit() + " more at the peak, "
                    + policy.approvalUnits() + " allowed without a second person");
        }
        boolean more = effect.unitHoursThen() > effect.unitHoursNow();
        if (policy.approvalUsd() != null && effect.usd() == null && more) {
            above.add(service + ": the cost cannot be told because the price of a " + effect.unit() + " is not known");
        }
        if (policy.approvalUsd() != null && effect.usd() != null && effect.usd().compareTo(policy.approvalUsd()) > 0) {
            above.add(service + ": " + effect.usd().toPlainString() + " USD more, "
                    + policy.approvalUsd().toPlainString() + " allowed without a second person");
        }
        return above;
    }
}
