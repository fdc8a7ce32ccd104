package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The polls of these libraries are an hour apart: what comes sooner came by the stream. */
class PlanStreamTest extends LibraryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void aPublishedPlanWakesTheLibrary() {
        Kickoff kickoff = waiting();

        hub.publish(evening(1));
        awaitVersion(1, kickoff);
        hub.publish(evening(2));
        awaitVersion(2, kickoff);
    }

    @Test
    void aPlanThatIsKnownWakesNobody() {
        hub.publish(evening(5));
        Kickoff kickoff = waiting();
        awaitVersion(5, kickoff);
        long polls = polls();

        hub.publish(evening(5));
        hub.publish(evening(6));
        awaitVersion(6, kickoff);

        assertEquals(polls + 1, polls());
    }

    @Test
    void withoutTheStreamPollingGoesOn() {
        hub.publish(evening(1));
        Kickoff kickoff = open(Library.dryRun(hub, target, clock)
                .pollInterval(Duration.ofMillis(100))
                .listener(told));
        kickoff.start();
        awaitVersion(1, kickoff);

        hub.stop();
        hub.restart();
        hub.publishEnvelope(Plans.SERVICE, Plans.REGION, hub.sign(evening(2)));

        awaitVersion(2, kickoff);
    }

    @Test
    void theStreamIsOpenedAgain() {
        Kickoff kickoff = open(Library.dryRun(hub, target, clock)
                .pollInterval(Duration.ofMillis(100))
                .listener(told));
        kickoff.start();
        Awaitility.await().atMost(PATIENCE).until(() -> hub.streams() == 1);

        hub.stop();
        hub.restart();

        Awaitility.await().atMost(PATIENCE).until(() -> hub.streams() == 1);
    }

    @Test
    void closingEndsTheThread() {
        Kickoff kickoff = waiting();
        assertTrue(streamThreadRuns());

        kickoff.close();

        Awaitility.await().atMost(PATIENCE).until(() -> !streamThreadRuns());
    }

    private Kickoff waiting() {
        Kickoff kickoff =
                open(Library.dryRun(hub, target, clock).pollInterval(HOUR).listener(told));
        kickoff.start();
        Awaitility.await().atMost(PATIENCE).until(() -> hub.streams() == 1);
        return kickoff;
    }

    private long polls() {
        return hub.requests().stream()
                .filter(request -> request.contains("/plan "))
                .count();
    }

    private static boolean streamThreadRuns() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("kickoff-stream-" + Plans.SERVICE));
    }

    private static void awaitVersion(long version, Kickoff kickoff) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        kickoff.plan().filter(plan -> plan.version() == version).isPresent());
    }
}
