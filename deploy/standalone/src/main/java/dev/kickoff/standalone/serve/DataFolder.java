package dev.kickoff.standalone.serve;

import dev.kickoff.standalone.cli.CommandFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one server keeps. Held by one process at a time: the lock is the operating system's, so a killed
 * process leaves nothing behind that would keep the next one out.
 */
final class DataFolder implements AutoCloseable {
    private static final String HOLDER = "kickoff.pid";

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Makes the folder if it is not there, readable by this user alone, and takes it. */
    static DataFolder take(Path given) throws IOException {
        Path path = given.toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException failure) {
            throw CommandFailure.cannotStart(
                    "data folder " + path + " cannot be made (" + failure + "); give another one with --data");
        }
        FileChannel channel =
                FileChannel.open(path.resolve("kickoff.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw CommandFailure.cannotStart("data folder " + path + " is in use by another kickoff (process "
                    + holder(path) + "); stop that one, or give another folder with --data");
        }
        Files.writeString(path.resolve(HOLDER), ProcessHandle.current().pid() + System.lineSeparator());
        return new DataFolder(path, channel);
    }

    Path postgres() {
        return path.resolve("postgres");
    }

    Path accessFile() {
        return path.resolve("access.properties");
    }

    Path demo() {
        return path.resolve("demo");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path.resolve(HOLDER));
        lock.close();
    }

    private static String holder(Path path) {
        try {
            return Files.readString(path.resolve(HOLDER)).trim();
        } catch (IOException unknown) {
            return "unknown";
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
