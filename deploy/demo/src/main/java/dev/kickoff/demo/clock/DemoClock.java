package dev.kickoff.demo.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Simulated time of the demo: a pure function of the system's clock and of a small file that all processes of the demo
 * share. A process that dies and comes back finds the time where it would have been anyway. Within one process the time
 * never goes back. It stops at the end of the recorded traffic.
 *
 * <p>Thread-safe. The file is read again at most every 200 ms of real time, so a change of speed reaches the other
 * processes within that time.
 */
public final class DemoClock extends Clock {
    /** Pause, real time, and an hour per minute. */
    public static final SortedSet<Integer> SPEEDS = Collections.unmodifiableSortedSet(new TreeSet<>(List.of(0, 1, 60)));

    private static final Logger LOG = LoggerFactory.getLogger(DemoClock.class);
    private static final Duration READ_AGAIN_AFTER = Duration.ofMillis(200);

    private final ClockFile file;
    private final Clock systemClock;
    private ClockState state;
    private Instant readAt;
    private Instant latest;
    private boolean unreadable;

    private DemoClock(ClockFile file, Clock systemClock, ClockState state) {
        this.file = file;
        this.systemClock = systemClock;
        this.state = state;
        this.readAt = systemClock.instant();
        this.latest = state.simulatedAt(readAt);
    }

    /** Opens the clock that another process or an earlier run has left; fails if there is none. */
    public static DemoClock open(Path path, Clock systemClock) throws IOException {
        ClockFile file = new ClockFile(path);
        return new DemoClock(file, systemClock, file.read());
    }

    /**
     * Opens the clock, or makes one that is paused.
     *
     * @param at where a new clock stands
     * @param end where a new clock will stop
     */
    public static DemoClock openOrCreate(Path path, Instant at, Instant end, Clock systemClock) throws IOException {
        if (Files.notExists(path)) {
            new ClockFile(path).create(new ClockState(at, systemClock.instant(), 0, end));
        }
        return open(path, systemClock);
    }

    @Override
    public synchronized Instant instant() {
        Instant real = systemClock.instant();
        refresh(real);
        Instant simulated = state.simulatedAt(real);
        if (simulated.isAfter(latest)) {
            latest = simulated;
        }
        return latest;
    }

    /** 0 while paused. */
    public synchronized int speed() {
        refresh(systemClock.instant());
        return state.speed();
    }

    /** Where simulated time stops: the end of the recorded traffic. */
    public synchronized Instant end() {
        return state.end();
    }

    /** Whether the recorded traffic is over; only an empty data folder starts it again. */
    public boolean atEnd() {
        return !instant().isBefore(end());
    }

    /**
     * Changes the speed for all processes of the demo; the time runs on from where it is.
     *
     * @param speed one of {@link #SPEEDS}, else IllegalArgumentException
     */
    public void setSpeed(int speed) throws IOException {
        write(current -> current.atSpeed(speed, systemClock.instant()));
    }

    /**
     * Takes up the time where the demo was last seen running, so that the hours in which it was switched off do not pass.
     * Only for a moment in which no other process of the demo runs.
     *
     * @param lastSeen simulated instant
     */
    public static void resumeFrom(Path path, Instant lastSeen, Clock systemClock) throws IOException {
        new ClockFile(path).update(current -> {
            Instant real = systemClock.instant();
            boolean timeWentOn = lastSeen.isBefore(current.simulatedAt(real));
            return timeWentOn ? current.at(lastSeen, real) : current;
        });
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? this : new Zoned(this, zone);
    }

    private void write(UnaryOperator<ClockState> change) throws IOException {
        ClockState changed = file.update(change);
        synchronized (this) {
            state = changed;
            readAt = systemClock.instant();
        }
    }

    private void refresh(Instant real) {
        Duration age = Duration.between(readAt, real);
        if (!age.isNegative() && age.compareTo(READ_AGAIN_AFTER) < 0) {
            return;
        }
        readAt = real;
        try {
            state = file.read();
            unreadable = false;
        } catch (IOException failure) {
            if (!unreadable) {
                LOG.warn("The demo's clock file cannot be read; time runs on as it did: {}", failure.getMessage());
            }
            unreadable = true;
        }
    }

    private static final class Zoned extends Clock {
        private final Clock clock;
        private final ZoneId zone;

        private Zoned(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return clock.withZone(other);
        }
    }
}
