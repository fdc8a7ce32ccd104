package dev.kickoff.transform.internal.loop;

import dev.kickoff.transform.Scheduler;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A daemon thread for one task at a time: a newer task takes the place of one that has not begun. Whatever a task throws,
 * it is run again, so that nothing ends the cycles silently.
 */
final class OwnThread implements Scheduler, AutoCloseable {
    private static final Duration AFTER_AN_ACCIDENT = Duration.ofSeconds(1);

    private final String name;
    private @Nullable Thread thread;
    private @Nullable Runnable task;
    private long dueAtNanos;
    private boolean closed;

    OwnThread(String name) {
        this.name = name;
    }

    @Override
    public synchronized void schedule(Runnable next, Duration delay) {
        task = next;
        dueAtNanos = System.nanoTime() + delay.toNanos();
        if (thread == null && !closed) {
            thread = new Thread(this::loop, name);
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    private void loop() {
        for (Runnable next = awaitTask(); next != null; next = awaitTask()) {
            try {
                next.run();
            } catch (Throwable evenTheLastNet) {
                // Out of memory, say. The next attempt may do better.
                again(next);
            }
        }
    }

    private synchronized void again(Runnable failed) {
        if (task == null) {
            schedule(failed, AFTER_AN_ACCIDENT);
        }
    }

    /** @return null when closed */
    private synchronized @Nullable Runnable awaitTask() {
        while (!closed) {
            long leftMillis = (dueAtNanos - System.nanoTime()) / 1_000_000;
            if (task != null && leftMillis <= 0) {
                Runnable due = task;
                task = null;
                return due;
            }
            try {
                wait(task == null ? 0 : leftMillis);
            } catch (InterruptedException meantForSomethingElse) {
                // Only close() ends the loop.
            }
        }
        return null;
    }

    /** Begins nothing any more; what runs is interrupted. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        if (thread != null && thread != Thread.currentThread()) {
            thread.interrupt();
        }
    }
}
