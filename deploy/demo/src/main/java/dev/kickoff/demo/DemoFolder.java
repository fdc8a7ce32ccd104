package dev.kickoff.demo;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.kickoff.demo.clock.DemoClock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything the demo keeps on disk, usually {@code data/demo}. Deleting the folder, together with the database beside
 * it, starts the demo over.
 */
public record DemoFolder(Path path) {
    /** A Tuesday afternoon, 50 minutes before Scotland v Norway; a second match follows in the evening. */
    public static final Instant DEFAULT_START = Instant.parse("1998-06-16T14:40:00Z");

    /** With a week of traffic to learn the baseline from. */
    private static final Instant EARLIEST_START = Instant.parse("1998-05-08T00:00:00Z");

    /** End of the last recorded minute. */
    static final Instant END_OF_TRAFFIC = Instant.parse("1998-06-23T00:00:00Z");

    public Path clockFile() {
        return path.resolve("clock.json");
    }

    /** What the world last saw and did, rewritten every cycle: {@code WorldStatus} as JSON. */
    public Path statusFile() {
        return path.resolve("status.json");
    }

    /** Process id of the running world, for the eye and for adoption. */
    public Path pidFile() {
        return path.resolve("world.pid");
    }

    public Path logFile() {
        return path.resolve("world.log");
    }

    Path lockFile() {
        return path.resolve("world.lock");
    }

    Path keysFile() {
        return path.resolve("hub-keys.json");
    }

    /** The same instant, or IllegalArgumentException if there is no recorded traffic to start a demo with. */
    public static Instant requireRecorded(Instant start) {
        if (start.isBefore(EARLIEST_START) || !start.isBefore(END_OF_TRAFFIC)) {
            throw new IllegalArgumentException("start '" + start + "' must lie in the recorded traffic, from "
                    + EARLIEST_START + " to before " + END_OF_TRAFFIC);
        }
        return start;
    }

    /** Opens the clock of a demo that runs, for the world itself; makes one that is paused if the world is started alone. */
    DemoClock joinClock(Instant start, Clock systemClock) throws IOException {
        Files.createDirectories(path);
        return DemoClock.openOrCreate(clockFile(), start, END_OF_TRAFFIC, systemClock);
    }

    /**
     * Opens the demo's clock before hub and forecaster start. A new clock is paused; the world lets it run when the
     * history is loaded. If no world is running, time continues from where the last one stopped, so that a night switched
     * off costs no matches.
     *
     * @param start where a new demo starts; ignored once there is one
     */
    public DemoClock openClock(Instant start, Clock systemClock) throws IOException {
        if (start.isBefore(EARLIEST_START) || !start.isBefore(END_OF_TRAFFIC)) {
            throw new IllegalArgumentException("start '" + start + "' must lie in the recorded traffic, from "
                    + EARLIEST_START + " to before " + END_OF_TRAFFIC);
        }
        joinClock(requireRecorded(start), systemClock);
        Optional<Instant> lastSeen = lastSeen();
        if (lastSeen.isPresent() && !worldIsRunning()) {
            DemoClock.resumeFrom(clockFile(), lastSeen.get(), systemClock);
        }
        return DemoClock.open(clockFile(), systemClock);
    }

    /**
     * Whether a world lives in this folder, whichever process started it. Not for the world itself: on some systems
     * looking would release its own lock.
     */
    public boolean worldIsRunning() throws IOException {
        Files.createDirectories(path);
        try (FileChannel channel = openLock()) {
            FileLock lock = tryLock(channel);
            if (lock == null) {
                return true;
            }
            lock.release();
            return false;
        }
    }

    /** The running world's process, if there is one; ask it to stop with {@link ProcessHandle#destroy}. */
    public Optional<ProcessHandle> runningWorld() throws IOException {
        if (!worldIsRunning() || Files.notExists(pidFile())) {
            return Optional.empty();
        }
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(pidFile()).trim()));
        } catch (NumberFormatException broken) {
            return Optional.empty();
        }
    }

    /** Makes this process the one world of the folder until the lock is closed, or returns empty if there is one. */
    Optional<FileLock> claim() throws IOException {
        Files.createDirectories(path);
        FileChannel channel = openLock();
        FileLock lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        Files.writeString(pidFile(), ProcessHandle.current().pid() + System.lineSeparator());
        return Optional.of(lock);
    }

    private Optional<Instant> lastSeen() throws IOException {
        if (Files.notExists(statusFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(JsonParser.parseString(Files.readString(statusFile()))
                    .getAsJsonObject()
                    .get("simulatedAt")
                    .getAsString()));
        } catch (JsonParseException | IllegalStateException | NullPointerException | DateTimeException broken) {
            return Optional.empty();
        }
    }

    private FileChannel openLock() throws IOException {
        return FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
