package dev.kickoff.hub.planning;

import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.ServiceRegistration;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What people set in the hub for a service in a region, on top of what its team declared.
 *
 * @param quantile to plan for, or null for that of the service's tier
 * @param headroomPct added to the demand, 0 to 500, or null for the registered one
 * @param failOver whether the loss of any one region must be carried by the others
 * @param quota most units that its account allows, or null when unknown
 * @param launchGroup name of the {@link LaunchRate} that its raises draw on, or null when it is not paced
 * @param unitPricePerHour in US dollars, or null for the registered one
 * @param approvalUsd a change that costs more than this needs a second person, or null for no limit
 * @param approvalUnits a change that adds more units than this at its peak needs a second person, or null for no limit
 */
public record ServicePolicy(
        @Nullable Quantile quantile,
        @Nullable Double headroomPct,
        boolean failOver,
        @Nullable Integer quota,
        @Nullable String launchGroup,
        @Nullable BigDecimal unitPricePerHour,
        @Nullable BigDecimal approvalUsd,
        @Nullable Integer approvalUnits) {
    /** Nothing set: what the team declared holds. */
    public static final ServicePolicy NONE = new ServicePolicy(null, null, false, null, null, null, null, null);

    public ServicePolicy {
        require(headroomPct == null || headroomPct >= 0 && headroomPct <= 500, "headroomPct", headroomPct, "0 to 500");
        require(quota == null || quota >= 0, "quota", quota, "0 or more");
        require(launchGroup == null || !launchGroup.isBlank(), "launchGroup", launchGroup, "a name, or left out");
        require(
                unitPricePerHour == null || unitPricePerHour.signum() >= 0,
                "unitPricePerHour",
                unitPricePerHour,
                "0 or more");
        require(approvalUsd == null || approvalUsd.signum() >= 0, "approvalUsd", approvalUsd, "0 or more");
        require(approvalUnits == null || approvalUnits >= 0, "approvalUnits", approvalUnits, "0 or more");
    }

    public Quantile quantileFor(ServiceRegistration service) {
        return quantile == null ? service.tier().quantile() : quantile;
    }

    public double headroomFor(ServiceRegistration service) {
        return headroomPct == null ? service.headroomPct() : headroomPct;
    }

    public @Nullable BigDecimal priceOf(ServiceRegistration service) {
        return unitPricePerHour == null ? service.unitPricePerHour() : unitPricePerHour;
    }

    private static void require(boolean holds, String field, @Nullable Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(field + " '" + value + "' must be " + allowed);
        }
    }
}
