package dev.kickoff.transform;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cycles on the threads of the host. */
class OwnSchedulerTest extends LibraryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ScheduledExecutorService hosts =
            Executors.newScheduledThreadPool(2, task -> new Thread(task, "host-thread"));
    private final Set<String> threads = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stopHost() {
        hosts.shutdownNow();
    }

    @Test
    void runsTheCyclesOnTheHostsThreadsOnly() {
        hub.publish(evening(1));
        onHost(Duration.ofMillis(50)).start();

        await().atMost(PATIENCE).until(() -> hub.reports().size() > 3);

        assertEquals(Set.of("host-thread"), threads);
    }

    @Test
    void wakesThereWithoutWaitingForTheInterval() {
        Kickoff kickoff = onHost(HOUR);
        kickoff.start();
        await().atMost(PATIENCE)
                .until(() -> hub.streams() == 1 && !hub.reports().isEmpty());

        hub.publish(evening(1));

        await().atMost(PATIENCE).until(() -> kickoff.plan().isPresent());
        assertEquals(Set.of("host-thread"), threads);
    }

    @Test
    void goesOnWithAThreadOfItsOwnWhenTheHostsIsShutDown() {
        hub.publish(evening(1));
        onHost(Duration.ofMillis(50)).start();
        await().atMost(PATIENCE).until(() -> hub.reports().size() > 1);

        hosts.shutdown();

        await().atMost(PATIENCE).until(() -> threads.contains("kickoff-" + Plans.SERVICE));
        int reports = hub.reports().size();
        await().atMost(PATIENCE).until(() -> hub.reports().size() > reports + 2);
    }

    @Test
    void closingEndsTheCyclesAndLeavesTheHostsThreadsAlone() {
        Kickoff kickoff = onHost(Duration.ofMillis(50));
        kickoff.start();
        await().atMost(PATIENCE).until(() -> !hub.reports().isEmpty());

        kickoff.close();
        int reports = hub.reports().size();

        await().during(Duration.ofMillis(200))
                .atMost(PATIENCE)
                .until(() -> hub.reports().size() == reports);
        assertTrue(!hosts.isShutdown());
    }

    private Kickoff onHost(Duration interval) {
        Actuator noting = new Actuator() {
            @Override
            public String target() {
                return target.target();
            }

            @Override
            public CapacityState read() {
                threads.add(Thread.currentThread().getName());
                return target.read();
            }

            @Override
            public ActuatorResult raiseFloor(FloorChange change) {
                return target.raiseFloor(change);
            }

            @Override
            public ActuatorResult lowerFloor(FloorChange change) {
                return target.lowerFloor(change);
            }
        };
        return open(Library.acting(hub, noting, clock)
                .pollInterval(interval)
                .scheduler((task, delay) -> hosts.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS)));
    }
}
