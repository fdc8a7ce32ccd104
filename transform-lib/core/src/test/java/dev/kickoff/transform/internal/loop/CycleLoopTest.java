package dev.kickoff.transform.internal.loop;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CycleLoopTest {
    private static final Duration SHORT = Duration.ofMillis(1);

    private final AtomicInteger cycles = new AtomicInteger();

    @Test
    void goesOnWhateverACycleThrows() {
        CycleLoop loop = new CycleLoop(
                "test",
                SHORT,
                () -> {
                    if (cycles.incrementAndGet() % 2 == 0) {
                        throw new StackOverflowError("as the test asked");
                    }
                    throw new IllegalStateException("as the test asked");
                },
                null);
        try (loop) {
            loop.start();
            await().until(() -> cycles.get() > 4);
        }
    }

    @Test
    void goesOnWhenItsThreadIsInterrupted() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        CycleLoop loop = new CycleLoop(
                "kickoff-test",
                SHORT,
                () -> {
                    thread.set(Thread.currentThread());
                    cycles.incrementAndGet();
                },
                null);
        try (loop) {
            loop.start();
            await().until(() -> cycles.get() > 0);
            thread.get().interrupt();
            int before = cycles.get();
            await().until(() -> cycles.get() > before + 2);
            assertTrue(thread.get().isDaemon());
            assertEquals("kickoff-test", thread.get().getName());
        }
        await().until(() -> !thread.get().isAlive());
    }

    @Test
    void startingTwiceRunsOneLoop() {
        AtomicInteger threads = new AtomicInteger();
        ThreadLocal<Boolean> seen = new ThreadLocal<>();
        CycleLoop loop = new CycleLoop(
                "test",
                SHORT,
                () -> {
                    if (seen.get() == null) {
                        seen.set(true);
                        threads.incrementAndGet();
                    }
                    cycles.incrementAndGet();
                },
                null);
        try (loop) {
            loop.start();
            loop.start();
            await().until(() -> cycles.get() > 5);
        }
        assertEquals(1, threads.get());
    }

    @Test
    void closingWaitsForTheCycleUnderWay() {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicReference<Boolean> interrupted = new AtomicReference<>();
        CycleLoop loop = new CycleLoop(
                "test",
                SHORT,
                () -> {
                    inside.countDown();
                    try {
                        goOn.await();
                        interrupted.set(false);
                    } catch (InterruptedException tooEarly) {
                        interrupted.set(true);
                    }
                },
                null);
        loop.start();
        assertDoesNotHang(inside);
        Thread closer = new Thread(loop::close);
        closer.start();
        await().until(() -> closer.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        await().until(() -> !closer.isAlive());
        assertFalse(interrupted.get());
    }

    @Test
    void cannotBeStartedAfterClosing() {
        CycleLoop loop = new CycleLoop("test", SHORT, cycles::incrementAndGet, null);
        loop.close();
        loop.close();

        assertThrows(IllegalStateException.class, loop::start);
    }

    private static void assertDoesNotHang(CountDownLatch latch) {
        await().until(() -> latch.getCount() == 0);
    }
}
