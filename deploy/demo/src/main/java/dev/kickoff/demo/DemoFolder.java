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
    /** When the hours of all matches were known: the calendar is entered at this simulated time. */
    static final Instant CALENDAR_KNOWN_AT = Instant.parse("1998-01-01T00:00:00Z");

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

    Path backupOf(String service) {
        return path.resolve("backup-" + service);
    }

    Path fleetFile(String service) {
        return path.resolve("fleet-" + service + ".json");
    }

    /**
     * Opens the demo's clock before anything that uses it starts. A new clock is paused; the world lets it run when the
     * history is loaded. If no world is running, time continues from where the last one stopped, so that a night switched
     * off costs no matches.
     */
    public DemoClock openClock(Clock systemClock) throws IOException {
        Files.createDirectories(path);
        DemoClock.openOrCreate(clockFile(), CALENDAR_KNOWN_AT, END_OF_TRAFFIC, systemClock);
        Optional<Instant> lastSeen = lastSeen();
        if (lastSeen.isPresent() && !worldIsRunning()) {
            DemoClock.resumeFrom(clockFile(), lastSeen.get(), systemClock);
        }
        return DemoClock.open(clockFile(), systemClock);
    }

    /** Whether a world lives in this folder, whichever process started it. */
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
