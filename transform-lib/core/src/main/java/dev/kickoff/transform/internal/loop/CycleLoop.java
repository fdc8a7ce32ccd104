package dev.kickoff.transform.internal.loop;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cycles on a daemon thread of its own until closed. Between two lies the interval, spread by a tenth either way so
 * that the processes of a fleet drift apart.
 */
public final class CycleLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger("dev.kickoff.transform");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Duration interval;
    private final Runnable cycle;
    private final Object lock = new Object();
    private @Nullable Thread thread;
    private @Nullable Long wakeAtNanos;
    private boolean closed;

    /**
     * @param name of the thread
     * @param interval of real time
     * @param cycle does not throw
     */
    public CycleLoop(String name, Duration interval, Runnable cycle) {
        this.name = name;
        this.interval = interval;
        this.cycle = cycle;
    }

    public void start() {
        synchronized (lock) {
            requireOpen();
            if (thread == null) {
                thread = new Thread(this::loop, name);
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    /** @throws IllegalStateException after {@link #close()} */
    public void requireOpen() {
        synchronized (lock) {
            if (closed) {
                throw new IllegalStateException("Kickoff is closed; build a new one");
            }
        }
    }

    private void loop() {
        while (true) {
            runGuarded();
            long untilNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMillis());
            if (!pause(untilNanos)) {
                return;
            }
        }
    }

    /** @return whether another cycle follows */
    private boolean pause(long untilNanos) {
        synchronized (lock) {
            while (!closed) {
                long end = wakeAtNanos == null ? untilNanos : Math.min(untilNanos, wakeAtNanos);
                long leftMillis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (leftMillis <= 0) {
                    wakeAtNanos = null;
                    return true;
                }
                try {
                    lock.wait(leftMillis);
                } catch (InterruptedException meantForSomethingElse) {
                    // Only close() ends the loop.
                }
            }
            return false;
        }
    }

    /**
     * The next cycle need not wait for its interval.
     *
     * @param spread it begins at a random instant within this time, so that a fleet that is woken at once does not come
     *     at once
     */
    public void wake(Duration spread) {
        long at = System.nanoTime()
                + (long) (spread.toNanos() * ThreadLocalRandom.current().nextDouble());
        synchronized (lock) {
            wakeAtNanos = wakeAtNanos == null ? at : Math.min(wakeAtNanos, at);
            lock.notifyAll();
        }
    }

    /** The last net: a cycle catches its own failures, but nothing may end the loop silently. */
    private void runGuarded() {
        try {
            cycle.run();
        } catch (Throwable thrown) {
            try {
                log.error("{}: a cycle failed; the next follows", name, thrown);
            } catch (Throwable evenTheLog) {
                // Out of memory, say. The next cycle may do better.
            }
        }
    }

    private long pauseMillis() {
        double spread = 0.9 + ThreadLocalRandom.current().nextDouble() / 5;
        return Math.max(1, Math.round(interval.toMillis() * spread));
    }

    /** Waits for the cycle under way, then interrupts it. */
    @Override
    public void close() {
        Thread running;
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
            running = thread;
        }
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        try {
            running.join(PATIENCE.toMillis());
            running.interrupt();
        } catch (InterruptedException hurried) {
            running.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
