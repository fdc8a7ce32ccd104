package dev.kickoff.schemas;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the library says back after a cycle.
 *
 * @param instance which process reports, stable while it lives
 * @param at when
 * @param mode whether the library acts or only says what it would do
 * @param planVersion the plan in use, or null when there is none yet
 * @param planSource where that plan came from
 * @param stale whether the plan in use has expired
 * @param floorInForce units, or null without a plan
 * @param desiredCapacity units asked for at the target, or null when it could not be read
 * @param readyCapacity units healthy, or null when it could not be read
 * @param leadTimeMeasured from the last raise to healthy, or null before the first
 * @param actions since the last report
 * @param leadTimeP95 95 of 100 raises were healthy within this time, or null before there were enough
 * @param findings what is not as it should be, as long as it lasts
 * @param paused why the library changes nothing for now, or null when it is not paused
 * @param stepsDone preparation steps of the plan that the service has done, as long as the plan lists them
 */
public record Report(
        String service,
        String region,
        String instance,
        Instant at,
        Mode mode,
        @Nullable Long planVersion,
        PlanSource planSource,
        boolean stale,
        @Nullable Integer floorInForce,
        @Nullable Integer desiredCapacity,
        @Nullable Integer readyCapacity,
        @Nullable Duration leadTimeMeasured,
        List<Action> actions,
        @Nullable Duration leadTimeP95,
        List<Finding> findings,
        @Nullable String paused,
        List<StepDone> stepsDone) {

    /** A report with nothing to find fault with. */
    public Report(
            String service,
            String region,
            String instance,
            Instant at,
            Mode mode,
            @Nullable Long planVersion,
            PlanSource planSource,
            boolean stale,
            @Nullable Integer floorInForce,
            @Nullable Integer desiredCapacity,
            @Nullable Integer readyCapacity,
            @Nullable Duration leadTimeMeasured,
            List<Action> actions) {
        this(
                service,
                region,
                instance,
                at,
                mode,
                planVersion,
                planSource,
                stale,
                floorInForce,
                desiredCapacity,
                readyCapacity,
                leadTimeMeasured,
                actions,
                null,
                List.of(),
                null,
                List.of());
    }

    /** Whether the library touches its targets. */
    public enum Mode {
        DRY_RUN,
        ACT
    }

    /** Where the plan in use came from. */
    public enum PlanSource {
        HUB,
        BACKUP,
        NONE
    }

    /**
     * What the library did, or in dry run would have done.
     *
     * @param target for example {@code autoscaling-group/video-edge}
     * @param kind for example {@code raise-min}
     * @param from units before, or null when unknown
     * @param to units after
     * @param outcome what came of it
     * @param message why, for people; null when there is nothing to say
     */
    public record Action(
            Instant at,
            String target,
            String kind,
            @Nullable Integer from,
            int to,
            Outcome outcome,
            @Nullable String message) {
        /** What came of an action. */
        public enum Outcome {
            APPLIED,
            WOULD_APPLY,
            REFUSED,
            FAILED
        }

        public Action {
            Check.required(at, "actions.at");
            Check.text(target, "actions.target");
            Check.identifier(kind, "actions.kind");
            Check.required(outcome, "actions.outcome");
        }
    }

    /**
     * Something that is not as it should be.
     *
     * @param kind for example {@code late}; readers must expect kinds that they do not know
     * @param since when it was found first
     * @param message for people
     */
    public record Finding(String kind, Instant since, String message) {
        public Finding {
            Check.identifier(kind, "findings.kind");
            Check.required(since, "findings.since");
            Check.text(message, "findings.message");
        }
    }

    /**
     * A preparation step that is done.
     *
     * @param event id, as in {@link CapacityPlan.PlanStep}
     * @param name as there
     */
    public record StepDone(String event, String name) {
        public StepDone {
            Check.identifier(event, "stepsDone.event");
            Check.text(name, "stepsDone.name");
        }
    }

    public Report {
        Check.identifier(service, "service");
        Check.identifier(region, "region");
        Check.identifier(instance, "instance");
        Check.required(at, "at");
        Check.required(mode, "mode");
        Check.required(planSource, "planSource");
        Check.require(
                (planVersion == null) == (planSource == PlanSource.NONE),
                "planVersion",
                planVersion,
                "must be given exactly when planSource is not NONE");
        actions = Check.listOrEmpty(actions, "actions");
        findings = Check.listOrEmpty(findings, "findings");
        stepsDone = Check.listOrEmpty(stepsDone, "stepsDone");
    }
}
