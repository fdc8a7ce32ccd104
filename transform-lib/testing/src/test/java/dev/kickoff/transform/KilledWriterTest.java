package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Report;
import dev.kickoff.transform.PlanSource.Unavailable;
import dev.kickoff.transform.testing.FakeHub;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * Kill -9 in the middle of a backup write: the library starts with a whole plan, and with none older than the last one whose
 * save had returned. Real processes, really killed. Starting a JVM is what takes long, so each saves the plans of many
 * services at once: a kill interrupts them all. {@code make test-kills} kills 1,000 processes.
 */
class KilledWriterTest extends LibraryTest {
    private static final int KILLS = Integer.getInteger("kickoff.kills", 10);
    private static final int WRITERS = Integer.getInteger("kickoff.writers", 40);
    private static final int VERSIONS = 60;
    private static final int KILLED = 128 + 9;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Random random = new Random(20260611);

    @Test
    void theLibraryStartsWithAWholePlanAfterEveryKill() throws Exception {
        int interrupted = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            TreeMap<Integer, Long> confirmed = saveUntilKilled(1 + kill * VERSIONS);
            for (int writer = 0; writer < WRITERS; writer++) {
                assertStartsWith(confirmed.get(writer), folderOf(writer));
            }
            interrupted += leftovers();
        }
        assertTrue(interrupted > KILLS * WRITERS / 4, "too few kills came in the middle of a write: " + interrupted);
        System.out.println(KILLS + " processes killed, " + interrupted + " writes interrupted, " + KILLS * WRITERS
                + " starts with a whole plan");
    }

    /** Returns the version that each writer had saved for sure. */
    private TreeMap<Integer, Long> saveUntilKilled(int firstVersion) throws Exception {
        Path envelopes = Files.write(folder.resolve("envelopes"), envelopes(firstVersion));
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Xshare:auto",
                "-cp",
                classPath(),
                BackupWriter.class.getName(),
                envelopes.toString(),
                String.valueOf(firstVersion)));
        for (int writer = 0; writer < WRITERS; writer++) {
            command.add(fileOf(writer).toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> confirmed(said).size() == WRITERS || !process.isAlive());
            LockSupport.parkNanos(Duration.ofMillis(40).toNanos() * random.nextInt(1_000) / 1_000);
        } finally {
            process.destroyForcibly();
        }
        assertTrue(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS));
        assertEquals(KILLED, process.exitValue(), "it did not end by itself");
        return confirmed(said);
    }

    private void assertStartsWith(long confirmedVersion, Path backups) {
        Kickoff kickoff = Library.acting(hub, target, clock)
                .backupDirectory(backups)
                .planSource(known -> new Unavailable(LibraryError.Kind.HUB_UNREACHABLE, "as the test asked", null))
                .listener(told)
                .build();
        try (kickoff) {
            kickoff.runOnce();
            long version = kickoff.plan().map(CapacityPlan::version).orElse(0L);
            assertTrue(
                    version == confirmedVersion || version == confirmedVersion + 1,
                    () -> "version " + version + " in " + backups + ", confirmed was " + confirmedVersion);
            assertEquals(Report.PlanSource.BACKUP, kickoff.status().source());
        }
        assertTrue(!told.lines().contains("error BACKUP"), () -> "a broken backup in " + backups);
    }

    private List<String> envelopes(int firstVersion) {
        List<String> envelopes = new ArrayList<>();
        for (int version = firstVersion; version < firstVersion + VERSIONS; version++) {
            Plans plan = Plans.from(SIX_PM).version(version);
            for (int hour = 0; hour < 24; hour++) {
                plan.floor(4 + hour, HOUR);
            }
            envelopes.add(hub.sign(plan.build()));
        }
        return envelopes;
    }

    /** The last one of each writer; a line that was cut off by the kill does not count. */
    private static TreeMap<Integer, Long> confirmed(Path said) throws IOException {
        TreeMap<Integer, Long> last = new TreeMap<>();
        String text = Files.readString(said);
        text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> line.split(" "))
                .forEach(words -> last.put(Integer.valueOf(words[0]), Long.valueOf(words[1])));
        return last;
    }

    private int leftovers() throws IOException {
        int count = 0;
        for (int writer = 0; writer < WRITERS; writer++) {
            try (Stream<Path> files = Files.list(folderOf(writer))) {
                for (Path left :
                        files.filter(file -> file.toString().endsWith(".tmp")).toList()) {
                    Files.delete(left);
                    count++;
                }
            }
        }
        return count;
    }

    private Path folderOf(int writer) {
        return folder.resolve("writer-" + writer);
    }

    private Path fileOf(int writer) {
        return folderOf(writer).resolve(Plans.SERVICE + "." + Plans.REGION + ".plan.json");
    }

    private static String classPath() {
        return Stream.of(
                        BackupWriter.class,
                        Kickoff.class,
                        CapacityPlan.class,
                        Gson.class,
                        LoggerFactory.class,
                        FakeHub.class)
                .map(KilledWriterTest::locationOf)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String locationOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
