package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.CapacityPlan.PlanStep;
import dev.kickoff.schemas.PrepStep;
import dev.kickoff.schemas.Report.StepDone;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a plan asks for besides capacity, and what it leaves unserved. */
class PreparationTest extends LibraryTest {
    private static final PlanStep TABLE =
            new PlanStep("final", "warm the table", PrepStep.Kind.WARM_THROUGHPUT, SIX_PM.plus(HOUR));
    private static final PlanStep QUOTA =
            new PlanStep("final", "ask for quota", PrepStep.Kind.QUOTA_REQUEST, SIX_PM.plus(HOUR.multipliedBy(2)));

    @Test
    void tellsOnceThatAStepHasComeDue() {
        hub.publish(withSteps(1));
        Kickoff kickoff = started();
        kickoff.runOnce();
        assertEquals(0, Collections.frequency(told.lines(), "due warm the table"));

        clock.set(SIX_PM.plus(HOUR));
        kickoff.runOnce();
        kickoff.runOnce();

        assertEquals(1, Collections.frequency(told.lines(), "due warm the table"));
        assertEquals(0, Collections.frequency(told.lines(), "due ask for quota"));
    }

    @Test
    void reportsAStepThatIsDoneAsLongAsThePlanListsIt() {
        hub.publish(withSteps(1));
        Kickoff kickoff = started();
        kickoff.stepDone("final", "warm the table");
        kickoff.stepDone("semi-final", "warm the table");
        clock.set(SIX_PM.plus(HOUR));
        kickoff.runOnce();

        assertEquals(
                List.of(new StepDone("final", "warm the table")), lastReport().stepsDone());
        assertEquals(0, Collections.frequency(told.lines(), "due warm the table"));

        hub.publish(evening(2));
        kickoff.runOnce();
        assertEquals(List.of(), lastReport().stepsDone());
    }

    @Test
    void tellsHowMuchThePlanLeavesUnserved() {
        hub.publish(Plans.from(SIX_PM)
                .floor(30, HOUR)
                .degradedFloor(60, 3, HOUR)
                .floor(30, HOUR)
                .build());
        Kickoff kickoff = started();
        kickoff.runOnce();
        assertEquals(0, kickoff.status().degradationLevel());

        assertFloorAt(SIX_PM.plus(HOUR), 60, kickoff);
        kickoff.runOnce();
        assertEquals(3, kickoff.status().degradationLevel());
        assertFloorAt(SIX_PM.plus(HOUR.multipliedBy(2)), 30, kickoff);

        assertEquals(
                List.of("degradation 3", "degradation 0"),
                told.lines().stream()
                        .filter(line -> line.startsWith("degradation"))
                        .toList());
    }

    private static CapacityPlan withSteps(long version) {
        CapacityPlan plan = evening(version);
        return new CapacityPlan(
                plan.service(),
                plan.region(),
                plan.version(),
                plan.issuedAt(),
                plan.signal(),
                plan.unit(),
                plan.floors(),
                plan.warnings(),
                plan.provenance(),
                null,
                List.of(TABLE, QUOTA));
    }
}
