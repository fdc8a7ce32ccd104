package dev.kickoff.hub.plans;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How planning a service in a region went last.
 *
 * @param at when it was last tried
 * @param problem why there is no new plan, for people; null when planning went well
 * @param warnings of the last planning that went well, for example what was clipped
 */
public record PlanningStatus(
        String service, String region, Instant at, @Nullable String problem, List<String> warnings) {
    public PlanningStatus {
        warnings = List.copyOf(warnings);
    }
}
