package dev.kickoff.transform;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import java.time.Duration;

/**
 * Told what happens. Called on the library's thread: return quickly. An exception is caught and logged. Methods may be
 * added; each has a default that does nothing.
 */
public interface PlanListener {
    /** Another plan is in use from now on. */
    default void onPlanAccepted(CapacityPlan plan, Report.PlanSource source) {}

    /** A plan was offered and not taken; the one before it stays in use. Told once per offer. */
    default void onPlanRefused(String reason) {}

    /** The plan in use has expired; its last floor stays in force. Told once per plan. */
    default void onPlanStale(CapacityPlan plan) {}

    /** The floor in force has changed. */
    default void onFloorInForce(Floor floor) {}

    /** A change of the target was made, tried, refused, or in dry run would have been made. */
    default void onAction(Report.Action action) {}

    /** Somebody else lowered a minimum that Kickoff had raised; it is raised again next. */
    default void onDrift(String target, int expected, int found) {}

    /** Capacity asked for is healthy, this long after it was asked for. */
    default void onReady(String target, int capacity, Duration leadTime) {}

    /** Capacity was to be healthy by the floor's {@code readyAt} and is not. Told once until it is healthy. */
    default void onLate(Floor floor, CapacityState state) {}

    /**
     * Something is not as it should be and may need people: {@code late}, {@code not-released}, {@code drift},
     * {@code target-problem}, {@code refused}, {@code failing}; there may be more kinds. Told once until it is over.
     */
    default void onFinding(Report.Finding finding) {}

    /** What was found is no longer so. */
    default void onFindingOver(Report.Finding finding) {}

    /** Nothing is changed on the target from now on; reading and reporting go on. */
    default void onPaused(String reason) {}

    /** The target follows its plan again. */
    default void onResumed() {}

    /**
     * How much of the demand the plan leaves unserved has changed: a service may leave out what matters least.
     *
     * @param level from 0, all is served, to {@link Floor#MAX_DEGRADATION}; 0 before the first call
     */
    default void onDegradation(int level) {}

    /** A preparation step of the plan should be started now; tell {@link Kickoff#stepDone} when it is. */
    default void onStepDue(CapacityPlan.PlanStep step) {}

    /** Something went wrong. Told once per transition, not once per attempt. */
    default void onError(LibraryError error) {}
}
