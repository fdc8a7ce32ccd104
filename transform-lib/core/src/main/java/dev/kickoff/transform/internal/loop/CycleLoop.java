package dev.kickoff.transform.internal.loop;

import dev.kickoff.transform.Scheduler;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs cycles until closed, each scheduled when the one before it has ended: on the host's scheduler, or on a daemon
 * thread of its own when there is none or it fails. Between two lies the interval, spread by a tenth either way so that
 * the processes of a fleet drift apart.
 */
public final class CycleLoop implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger("dev.kickoff.transform");
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name;
    private final Duration interval;
    private final Runnable cycle;
    private final OwnThread ownThread;
    private Scheduler scheduler;
    private boolean started;
    private boolean closed;
    private @Nullable Thread running;
    /** The cycle that is scheduled; those scheduled before it have been overtaken. */
    private long number;

    private long dueAtNanos;
    private @Nullable Long wakeAtNanos;

    /**
     * @param name of the own thread
     * @param interval of real time
     * @param cycle does not throw
     * @param host null for a thread of its own
     */
    public CycleLoop(String name, Duration interval, Runnable cycle, @Nullable Scheduler host) {
        this.name = name;
        this.interval = interval;
        this.cycle = cycle;
        this.ownThread = new OwnThread(name);
        this.scheduler = host == null ? ownThread : host;
    }

    public synchronized void start() {
        requireOpen();
        if (!started) {
            started = true;
            scheduleAt(System.nanoTime());
        }
    }

    /** @throws IllegalStateException after {@link #close()} */
    public synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("Kickoff is closed; build a new one");
        }
    }

    private synchronized void scheduleAt(long atNanos) {
        long mine = ++number;
        dueAtNanos = atNanos;
        Runnable task = () -> run(mine);
        Duration delay = Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
        try {
            scheduler.schedule(task, delay);
        } catch (RuntimeException | LinkageError | AssertionError refused) {
            log.warn("{}: the scheduler refused a cycle; going on with a thread of the library's own", name, refused);
            scheduler = ownThread;
            ownThread.schedule(task, delay);
        }
    }

    private void run(long mine) {
        if (!begin(mine)) {
            return;
        }
        try {
            runGuarded();
        } finally {
            end();
        }
    }

    private synchronized boolean begin(long mine) {
        if (closed || mine != number || running != null) {
            return false;
        }
        running = Thread.currentThread();
        wakeAtNanos = null;
        return true;
    }

    private synchronized void end() {
        running = null;
        notifyAll();
        if (!closed) {
            long next = System.nanoTime() + pauseNanos();
            scheduleAt(wakeAtNanos == null ? next : Math.min(next, wakeAtNanos));
        }
    }

    /**
     * The next cycle need not wait for its interval.
     *
     * @param spread it begins at a random instant within this time, so that a fleet that is woken at once does not come
     *     at once
     */
    public synchronized void wake(Duration spread) {
        long at = System.nanoTime()
                + (long) (spread.toNanos() * ThreadLocalRandom.current().nextDouble());
        if (running != null) {
            wakeAtNanos = wakeAtNanos == null ? at : Math.min(wakeAtNanos, at);
        } else if (started && !closed && at - dueAtNanos < 0) {
            scheduleAt(at);
        }
    }

    /** A cycle catches its own failures, but nothing may end the loop silently. */
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

    private long pauseNanos() {
        double spread = 0.9 + ThreadLocalRandom.current().nextDouble() / 5;
        return Math.max(1_000_000, Math.round(interval.toNanos() * spread));
    }

    /** Waits for the cycle under way, then interrupts it if its thread is our own. */
    @Override
    public void close() {
        try {
            synchronized (this) {
                closed = true;
                long end = System.nanoTime() + PATIENCE.toNanos();
                for (long left = PATIENCE.toMillis();
                        left > 0 && running != null && running != Thread.currentThread();
                        left = (end - System.nanoTime()) / 1_000_000) {
                    wait(left);
                }
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            ownThread.close();
        }
    }
}
