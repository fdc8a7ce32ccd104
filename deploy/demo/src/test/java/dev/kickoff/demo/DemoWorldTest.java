package dev.kickoff.demo;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The world as a real process. */
@Timeout(120)
class DemoWorldTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @TempDir
    Path temp;

    private final List<Process> started = new ArrayList<>();
    private TestHub hub;
    private DemoFolder folder;
    private Path tokens;

    @BeforeEach
    void startHub() throws IOException {
        hub = new TestHub();
        folder = new DemoFolder(temp.resolve("demo"));
        tokens = temp.resolve("access.properties");
        Files.writeString(
                tokens,
                "kickoff.access.operator-token=" + TestHub.OPERATOR + "\nkickoff.access.service-token="
                        + TestHub.SERVICE + "\n");
    }

    @AfterEach
    void stopAll() {
        started.forEach(Process::destroyForcibly);
        hub.close();
    }

    @Test
    void leavesWhenAWorldAlreadyRuns() throws Exception {
        Process first = startWorld();
        await().atMost(PATIENCE).until(folder::worldIsRunning);
        await().atMost(PATIENCE).until(() -> Files.exists(folder.statusFile()));
        Process second = startWorld();
        assertTrue(second.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, second.exitValue());
        assertTrue(outputOf(second).contains("A world already runs"), outputOf(second));
        assertTrue(first.isAlive());
        assertEquals(first.pid(), folder.runningWorld().orElseThrow().pid());
    }

    @Test
    void stopsCleanlyWhenAsked() throws Exception {
        Process world = startWorld();
        await().atMost(PATIENCE).until(() -> Files.exists(folder.statusFile()));
        folder.runningWorld().orElseThrow().destroy();
        assertTrue(world.waitFor(15, TimeUnit.SECONDS));
        assertFalse(folder.worldIsRunning());
        assertFalse(outputOf(world).contains("did not stop in time"), outputOf(world));
        assertTrue(Files.exists(temp.resolve("demo/fleet-web.json")));
    }

    @Test
    void namesTheOptionThatIsMissing() throws Exception {
        Process world = start(List.of("--folder", folder.path().toString(), "--tokens", tokens.toString()));
        assertTrue(world.waitFor(30, TimeUnit.SECONDS));
        assertEquals(2, world.exitValue());
        assertTrue(outputOf(world).contains("--hub is missing"), outputOf(world));
    }

    @Test
    void givesUpWhenItsTokensAreWrong() throws Exception {
        Files.writeString(tokens, "kickoff.access.operator-token=wrong\nkickoff.access.service-token=wrong\n");
        Process world = startWorld();
        assertTrue(world.waitFor(30, TimeUnit.SECONDS));
        assertEquals(1, world.exitValue());
        assertTrue(outputOf(world).contains("401"), outputOf(world));
    }

    private Process startWorld() throws IOException {
        return start(List.of(
                "--hub", hub.uri().toString(), "--folder", folder.path().toString(), "--tokens", tokens.toString()));
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DemoWorld.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output(started.size()).toFile())
                .start();
        started.add(process);
        return process;
    }

    private Path output(int number) {
        return temp.resolve("output-" + number + ".txt");
    }

    private String outputOf(Process process) throws IOException {
        return Files.readString(output(started.indexOf(process)), StandardCharsets.UTF_8);
    }
}
