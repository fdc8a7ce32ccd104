package dev.kickoff.transform.testing.timetravel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.transform.Plans;
import dev.kickoff.transform.internal.json.WireJson;
import dev.kickoff.transform.testing.FakeHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeTravelTest extends JourneyTest {
    @TempDir
    private Path folder;

    @Test
    void aDayIsTheSameEveryTime() {
        Fault hubDown = new Fault.HubDown(KICK_OFF, FINAL_WHISTLE.plus(Duration.ofHours(1)));

        String first = travel().fault(hubDown).run().table();
        String second = travel().fault(hubDown).run().table();

        assertEquals(first, second);
    }

    @Test
    void theTableHasARowPerChange() {
        Timeline day = travel().from(KICK_OFF.minus(Duration.ofHours(3))).run();

        assertTrue(day.table().lines().count() < 12, day::table);
        assertTrue(day.table().contains("Thu 11 20:15 +02:00     30      30     6  raise-min 6 to 30"), day::table);
    }

    @Test
    void readsThePlanFromAFileSignedOrNot() throws IOException {
        CapacityPlan plan = thursday().build();
        Path plain = Files.writeString(folder.resolve("plan.json"), WireJson.write(plan));
        try (FakeHub hub = FakeHub.start()) {
            Path signed = Files.writeString(folder.resolve("signed.json"), hub.sign(plan));
            assertEquals(plan, PlanDocuments.fromFile(signed));
        }
        assertEquals(plan, PlanDocuments.fromFile(plain));
        Path other = Files.writeString(folder.resolve("other.json"), "{}");
        assertThrows(IllegalArgumentException.class, () -> PlanDocuments.fromFile(other));
    }

    @Test
    void readsThePlanFromAHub() throws IOException {
        CapacityPlan plan = thursday().build();
        try (FakeHub hub = FakeHub.start()) {
            hub.publish(plan);
            assertEquals(plan, PlanDocuments.fromHub(hub.uri(), "token", "video-edge", "eu-west-3"));
            IOException none = assertThrows(
                    IOException.class, () -> PlanDocuments.fromHub(hub.uri(), "token", "checkout", "eu-west-3"));
            assertTrue(none.getMessage().contains("answered 404"), none.getMessage());
        }
    }

    @Test
    void saysThatThePlanIsForAnotherService() {
        CapacityPlan other = Plans.from(MIDNIGHT)
                .service("checkout")
                .floor(4, Duration.ofHours(1))
                .build();

        TimeTravel travel = TimeTravel.with(videoEdge()).plan(other);

        IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, travel::run);
        assertTrue(thrown.getMessage().contains("the plan is for checkout"), thrown.getMessage());
    }

    @Test
    void saysWhatIsMissing() {
        assertThrows(
                IllegalArgumentException.class,
                () -> TimeTravel.with(videoEdge()).run());
        TimeTravel nowhere = travel().from(NEXT_MIDNIGHT);
        assertThrows(IllegalArgumentException.class, nowhere::run);
    }

    @Test
    void showsTheMinutesAroundWhatIsWrong() {
        Timeline day = travel().from(KICK_OFF.minus(Duration.ofHours(1))).run();

        AssertionError wrong = assertThrows(AssertionError.class, () -> day.neverBelow(31, KICK_OFF, FINAL_WHISTLE));

        assertTrue(
                wrong.getMessage().startsWith("below 31 at 2026-06-11T20:30+02:00[Europe/Paris]: minimum 30"),
                wrong.getMessage());
        assertThrows(AssertionError.class, () -> day.releasedBy(KICK_OFF, 6));
        assertThrows(IllegalArgumentException.class, () -> day.readyBefore(MIDNIGHT, 6));
    }
}
