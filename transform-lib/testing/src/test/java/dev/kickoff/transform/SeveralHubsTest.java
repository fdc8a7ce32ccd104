package dev.kickoff.transform;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.testing.FakeHub;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hub in another Region takes the place of one that died. */
class SeveralHubsTest extends LibraryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private FakeHub far;

    @BeforeEach
    void startFarHub() {
        far = hub.startAnother();
    }

    @AfterEach
    void stopFarHub() {
        far.close();
    }

    @Test
    void plansReportsAndRegistrationGoToTheHubThatAnswers() {
        far.publish(evening(1));
        hub.stop();
        Kickoff kickoff = both().build();

        try (kickoff) {
            assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
            assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 6, kickoff);

            assertEquals(1, far.registrations().size());
            assertEquals(2, far.reports().size());
            assertEquals(Report.PlanSource.HUB, kickoff.status().source());
            assertFalse(told.lines().contains("error HUB_UNREACHABLE"), told.lines()::toString);
        }
    }

    @Test
    void staysWithItWhenTheFirstIsBack() {
        hub.publish(evening(1));
        far.publish(evening(1));
        Kickoff kickoff = both().build();

        try (kickoff) {
            kickoff.runOnce();
            hub.stop();
            kickoff.runOnce();
            hub.restart();
            kickoff.runOnce();
            kickoff.runOnce();

            assertEquals(1, hub.reports().size());
            assertEquals(3, far.reports().size());
        }
    }

    @Test
    void oneHubsEtagConfirmsNothingAtAnother() {
        hub.publish(evening(2));
        far.publish(evening(2));
        Kickoff kickoff = both().build();

        try (kickoff) {
            kickoff.runOnce();
            hub.stop();
            kickoff.runOnce();
            kickoff.runOnce();

            assertEquals(List.of("200", "304"), polls(far));
        }
    }

    @Test
    void anOlderPlanOfTheOtherHubLowersNothing() {
        hub.publish(evening(2));
        far.publish(evening(1));
        Kickoff kickoff = both().build();

        try (kickoff) {
            assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
            hub.stop();
            assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, kickoff);
            assertEquals(2L, kickoff.status().planVersion());

            far.publish(evening(2));
            assertFloorAt(clock.instant(), 6, kickoff);
        }
    }

    @Test
    void saysOncePerCallThatNoneAnswersWhateverEachOfThemDoes() {
        hub.publish(evening(1));
        Kickoff kickoff = both().build();

        try (kickoff) {
            kickoff.runOnce();
            hub.stop();
            far.failWith(503);
            kickoff.runOnce();
            hub.restart();
            hub.failWith(500);
            kickoff.runOnce();
            far.stop();
            kickoff.runOnce();

            assertEquals(2, Collections.frequency(told.lines(), "error HUB_UNREACHABLE"), told.lines()::toString);
            String message = kickoff.status().lastError().message();
            assertTrue(message.contains("none of the hubs answers"), message);
            assertTrue(message.contains(far.uri().toString()), message);
        }
    }

    @Test
    void theEventStreamFollows() {
        far.publish(evening(1));
        Kickoff kickoff = both().pollInterval(Duration.ofMillis(200)).build();

        try (kickoff) {
            kickoff.start();
            await().atMost(PATIENCE).until(() -> hub.streams() == 1);
            hub.stop();
            await().atMost(PATIENCE).until(() -> far.streams() == 1);

            far.publish(evening(2));

            await().atMost(PATIENCE)
                    .until(() ->
                            kickoff.plan().filter(plan -> plan.version() == 2).isPresent());
        }
    }

    private KickoffBuilder both() {
        return Library.acting(hub, target, clock).hub(hub.uri(), far.uri()).listener(told);
    }

    private static List<String> polls(FakeHub asked) {
        return asked.requests().stream()
                .filter(request -> request.contains("/plan "))
                .map(request -> request.substring(request.lastIndexOf(' ') + 1))
                .toList();
    }
}
