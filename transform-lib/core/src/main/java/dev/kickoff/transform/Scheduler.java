package dev.kickoff.transform;

import java.time.Duration;

/**
 * Runs the library's cycles; by default a daemon thread of the library's own. Bring your own where threads belong to the
 * host: {@code .scheduler((task, delay) -> executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS))}.
 *
 * <p>A cycle blocks on network and disk for seconds at worst, so the thread must be one that may block. At most one task
 * does anything at a time; a task that has been overtaken by a sooner one returns at once.
 *
 * <p>If this throws, for example because an executor has been shut down, the library says so and goes on with a thread of
 * its own until {@link Kickoff#close()}: floors are kept also then. A scheduler that takes tasks and forgets them stops
 * the cycles; {@link Status#lastCycleAt()} shows it.
 */
@FunctionalInterface
public interface Scheduler {
    /**
     * Runs the task once, after the delay, on any thread but the caller's. Safe from any thread; does not block.
     *
     * @param task does not throw
     * @param delay zero or more
     */
    void schedule(Runnable task, Duration delay);
}
