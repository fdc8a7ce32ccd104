package dev.kickoff.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A server that is still running, or only seems to be, because the process that started it was killed. Found by its own
 * pid file, never by its name.
 */
record LeftoverServer(Path cluster) {
    private static final int STOP_SECONDS = 15;

    void stop() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (Files.notExists(pidFile)) {
            return;
        }
        Optional<ProcessHandle> server = running(pidFile);
        if (server.isPresent()) {
            // Asked to stop, it waits for its clients; those died with the process that started it.
            server.get().destroy();
            if (!ends(server.get())) {
                server.get().destroyForcibly();
                if (!ends(server.get())) {
                    throw new IOException("a PostgreSQL server (process "
                            + server.get().pid() + ") still runs on " + cluster + " and does not stop");
                }
            }
        }
        // A stale file would keep the next server from starting once the number belongs to some other process.
        Files.deleteIfExists(pidFile);
    }

    private Optional<ProcessHandle> running(Path pidFile) throws IOException {
        String pid = Files.readString(pidFile).lines().findFirst().orElse("").trim();
        if (!pid.matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid)).filter(LeftoverServer::isPostgres);
    }

    /** The number in the file may by now belong to another program. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(Path::of)
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(name -> name.startsWith("postgres"))
                .isPresent();
    }

    private static boolean ends(ProcessHandle process) throws IOException {
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException stillThere) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a PostgreSQL server stops", interrupted);
        } catch (ExecutionException impossible) {
            throw new IOException("cannot tell whether a PostgreSQL server has stopped", impossible);
        }
    }
}
