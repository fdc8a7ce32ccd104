package dev.kickoff.hub.plans;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When the services of a signal and region were planned last, and on what.
 *
 * @param plannedAt when planning looked at the clock first: what came after is not in the plans
 * @param changes how often the traffic had changed then; null when no event was on
 * @param calendar the calendar's tag then
 */
record PlanningState(Instant plannedAt, @Nullable Long changes, String calendar) {}
