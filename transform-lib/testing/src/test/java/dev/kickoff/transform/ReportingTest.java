package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.Report.Action;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportingTest extends LibraryTest {
    @Test
    void reportsTheWholeStateAfterACycle() {
        hub.publish(evening(3));
        Kickoff kickoff = open(Library.acting(hub, target, clock).instance("edge-1"));
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);

        assertEquals(
                new Report(
                        "video-edge",
                        "eu-west-3",
                        "edge-1",
                        SIX_PM.plus(HOUR),
                        Report.Mode.ACT,
                        3L,
                        Report.PlanSource.HUB,
                        false,
                        30,
                        4,
                        4,
                        null,
                        List.of(new Action(
                                SIX_PM.plus(HOUR),
                                "recording-actuator",
                                "raise-min",
                                4,
                                30,
                                Action.Outcome.APPLIED,
                                null))),
                lastReport());
    }

    @Test
    void reportsAlsoWithoutAPlan() {
        started().runOnce();

        assertEquals(Report.PlanSource.NONE, lastReport().planSource());
        assertNull(lastReport().floorInForce());
        assertEquals(4, lastReport().readyCapacity());
    }

    @Test
    void losesNoActionWhileTheHubIsDownAndSendsNoneTwice() {
        hub.publish(evening(1));
        Kickoff kickoff = started();
        kickoff.runOnce();
        hub.stop();
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
        hub.restart();
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);

        assertEquals(
                List.of("raise-min"),
                reportedActions().stream().map(Action::kind).toList());
    }
}
