package dev.kickoff.transform.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.transform.testing.FakeHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host gets with the library: how much it is, and that it works without anything else. */
class PackagedLibraryIT {
    private static final Path RUNTIME = Path.of(System.getProperty("kickoff.runtime"));
    private static final int MOST_JARS = 4;
    /** The goal is 150 KiB; this keeps what it has come to from growing. */
    private static final long MOST_BYTES = 200 * 1024;

    @TempDir
    Path temporary;

    @Test
    void theLibraryBringsAtMostFourJars() throws IOException {
        List<String> names = jars().map(jar -> jar.getFileName().toString()).toList();
        assertTrue(names.size() <= MOST_JARS, () -> "runtime jars: " + names);
        assertTrue(names.stream().anyMatch(name -> name.startsWith("kickoff-transform-core")), names::toString);
    }

    @Test
    void theJarOfTheCoreStaysSmall() throws IOException {
        Path core = jars().filter(jar -> jar.getFileName().toString().startsWith("kickoff-transform-core"))
                .findFirst()
                .orElseThrow();
        assertTrue(Files.size(core) < MOST_BYTES, () -> core.getFileName() + " has " + size(core) + " bytes");
    }

    @Test
    void startsInAPlainJavaAndFollowsAPlan() throws Exception {
        try (FakeHub hub = FakeHub.start()) {
            hub.publish(plan());
            String classPath = Stream.concat(jars(), Stream.of(Path.of(System.getProperty("kickoff.host"))))
                    .map(Path::toString)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
            Process host = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            classPath,
                            PlainHost.class.getName(),
                            hub.uri().toString(),
                            hub.keyId(),
                            hub.publicKey(),
                            temporary.resolve("backup").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(temporary.resolve("out.txt").toFile())
                    .start();
            boolean ended = host.waitFor(90, TimeUnit.SECONDS);
            host.destroyForcibly();
            String printed = Files.readString(temporary.resolve("out.txt"), UTF_8);
            assertTrue(ended, printed);
            assertEquals(0, host.exitValue(), printed);
            assertTrue(printed.contains("floor 30,"), printed);
            assertTrue(Files.exists(temporary.resolve("backup").resolve("video-edge.eu-west-3.plan.json")), printed);
        }
    }

    private static CapacityPlan plan() {
        Instant now = Clock.systemUTC().instant();
        Instant until = now.plus(Duration.ofHours(2));
        return new CapacityPlan(
                "video-edge",
                "eu-west-3",
                1,
                now,
                "requests",
                "instance",
                List.of(new Floor(now, now, until, 30, 2500, Quantile.P90, 20, List.of(), null, null, 0)),
                List.of(),
                new CapacityPlan.Provenance("forecast-1", "test", "test", Map.of()));
    }

    private static Stream<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(RUNTIME)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException gone) {
            return -1;
        }
    }
}
