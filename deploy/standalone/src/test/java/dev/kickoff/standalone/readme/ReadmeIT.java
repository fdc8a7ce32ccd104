package dev.kickoff.standalone.readme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the commands of the README as a newcomer would, in the top folder, with the shell. */
class ReadmeIT {
    private static final Path ROOT = Path.of(System.getProperty("kickoff.root", "../.."));
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static final Pattern READY = Pattern.compile("Kickoff is ready: (http://127\\.0\\.0\\.1:\\d+/#token=\\w+)");

    @TempDir
    Path temporary;

    @Test
    void everyCommandIsRunByATestBelow() throws IOException {
        List<String> programs = blocks().flatMap(String::lines)
                .map(line -> line.split(" --")[0].strip())
                .toList();
        assertEquals(
                List.of("make run", "./kickoff forecast", "./kickoff plan", "./kickoff replay", "make test"), programs);
    }

    @Test
    void makeRunEndsWithAUrlAndADemoThatMoves() throws Exception {
        ProcessBuilder command = shell("exec make run");
        command.environment().put("KICKOFF_PORT", "0");
        command.environment().put("KICKOFF_DATA", temporary.resolve("data").toString());
        File output = temporary.resolve("run.out").toFile();
        Process demo = command.redirectErrorStream(true).redirectOutput(output).start();
        try {
            await("the URL")
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> !demo.isAlive()
                            || READY.matcher(Files.readString(output.toPath())).find());
            assertTrue(demo.isAlive(), () -> text(output));
            URI url = URI.create(READY.matcher(text(output))
                    .results()
                    .map(found -> found.group(1))
                    .findFirst()
                    .orElseThrow());
            assertEquals(200, get(url, "/sign-in").statusCode());
            await("plans of both simulated services")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> get(url, "/v1/services").body().split("\"service\"", -1).length > 2);
        } finally {
            // make passes the signal on, as Ctrl-C would.
            demo.descendants().forEach(ProcessHandle::destroy);
            demo.destroy();
            assertTrue(demo.waitFor(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void theCommandLineWorksOnTheExamples() throws Exception {
        String commands = blocks().filter(block -> block.contains("./kickoff forecast"))
                .findFirst()
                .orElseThrow();
        Path out = temporary.resolve("out.txt");
        Process run = shell("set -e\n" + commands.replace(" target/", " " + temporary + "/"))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertTrue(run.waitFor(5, TimeUnit.MINUTES));
        String printed = Files.readString(out);
        assertEquals(0, run.exitValue(), printed);
        assertTrue(printed.contains("reactive"), printed);
        assertTrue(printed.contains("perfect foresight"), printed);
        assertTrue(Files.size(temporary.resolve("forecast.csv")) > 100_000);
    }

    @Test
    void makeTestExists() throws Exception {
        Process dryRun = shell("make --dry-run test").redirectErrorStream(true).start();
        String planned = new String(dryRun.getInputStream().readAllBytes(), UTF_8);
        assertEquals(0, dryRun.waitFor(), planned);
        assertTrue(planned.contains("verify"), planned);
    }

    private static Stream<String> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(ROOT.resolve("README.md")))
                .results()
                .map((MatchResult block) -> block.group(1).strip());
    }

    private static ProcessBuilder shell(String script) {
        return new ProcessBuilder("bash", "-c", script).directory(ROOT.toFile());
    }

    private static HttpResponse<String> get(URI signIn, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(signIn.resolve(path))
                .header("Authorization", "Bearer " + signIn.getFragment().substring("token=".length()))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String text(File file) {
        try {
            return Files.readString(file.toPath());
        } catch (IOException e) {
            return e.toString();
        }
    }
}
