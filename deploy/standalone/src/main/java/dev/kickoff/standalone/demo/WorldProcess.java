package dev.kickoff.standalone.demo;

import dev.kickoff.demo.DemoFolder;
import dev.kickoff.demo.DemoWorld;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The demo's world as a process of its own, so that killing this server stops no service in it. */
record WorldProcess(DemoFolder folder, String hubUrl, Path accessFile, Instant from) {
    private static final int STOP_SECONDS = 15;

    void ensureRunning() throws IOException {
        Optional<ProcessHandle> running = folder.runningWorld();
        if (running.isPresent() && !Files.readString(hubFile()).equals(hubUrl)) {
            // A world of an earlier start that looks for the hub on another port.
            stop();
            running = Optional.empty();
        }
        if (running.isEmpty() && !folder.worldIsRunning()) {
            start();
        }
    }

    /** @return what to tell if it does not stop */
    Optional<String> stop() throws IOException {
        Optional<ProcessHandle> running = folder.runningWorld();
        if (running.isEmpty()) {
            return Optional.empty();
        }
        running.get().destroy();
        try {
            running.get().onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (TimeoutException stillThere) {
            return Optional.of("The demo's world (process " + running.get().pid() + ") does not stop");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return Optional.of("Did not wait for the demo's world to stop");
        } catch (ExecutionException impossible) {
            throw new IOException(impossible);
        }
    }

    private void start() throws IOException {
        Files.createDirectories(folder.path());
        Files.writeString(hubFile(), hubUrl);
        File output = folder.path().resolve("world.out").toFile();
        new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx256m",
                        // SLF4J is bound to it in this class path, and nothing is logged without.
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-cp",
                        classPath(),
                        DemoWorld.class.getName(),
                        "--hub",
                        hubUrl,
                        "--folder",
                        folder.path().toString(),
                        "--tokens",
                        accessFile.toString(),
                        "--from",
                        from.toString()))
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
    }

    private Path hubFile() {
        return folder.path().resolve("hub-url");
    }

    /** The packaged application lists its jars beside the one it is run with; a test run has them in its class path. */
    private static String classPath() {
        String own = System.getProperty("java.class.path");
        Path libraries =
                Path.of(own.split(File.pathSeparator, 2)[0]).toAbsolutePath().resolveSibling("lib");
        return Files.isDirectory(libraries)
                ? libraries.resolve("main") + "/*" + File.pathSeparator + libraries.resolve("boot") + "/*"
                : own;
    }
}
