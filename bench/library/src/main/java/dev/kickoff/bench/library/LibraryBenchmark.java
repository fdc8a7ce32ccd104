package dev.kickoff.bench.library;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.timetravel.SimulatedPlan;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Prints what Kickoff's library costs its host, next to unleash-client-java doing the same idle polling. Each runs in a JVM
 * of its own, with nothing but the jars that it needs on its class path, against a server in this one.
 */
final class LibraryBenchmark {
    private static final Pattern KICKOFFS =
            Pattern.compile("(kickoff-transform-core|kickoff-schemas|gson|slf4j-api)-.*");
    private static final Pattern ONLY_KICKOFFS = Pattern.compile("kickoff-.*");
    private static final String ROW = "%-38s %12s %12s %8s%n";

    private final List<Path> classPath = Stream.of(
                    System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .toList();

    public static void main(String[] args) throws Exception {
        new LibraryBenchmark().run();
    }

    private void run() throws Exception {
        List<Path> kickoffJars = jars(name -> KICKOFFS.matcher(name).matches());
        List<Path> unleashJars = jars(name -> !ONLY_KICKOFFS.matcher(name).matches());
        Path folder = Files.createTempDirectory("kickoff-bench-library");
        Map<String, Double> kickoff;
        Map<String, Double> unleash;
        try (FakeHub hub = FakeHub.start();
                UnleashServer unleashServer = new UnleashServer()) {
            hub.publish(stillPlan());
            Object[] toHub = {hub.uri(), hub.keyId(), hub.publicKey(), folder};
            kickoff = measure(IdleKickoff.class, kickoffJars, "day", toHub);
            unleash = measure(IdleUnleash.class, unleashJars, "day", unleashServer.api(), folder);
            kickoff.putAll(measure(IdleKickoff.class, kickoffJars, "threads", toHub));
            unleash.putAll(measure(IdleUnleash.class, unleashJars, "threads", unleashServer.api(), folder));
            kickoff.put("calls", hub.requests().size() / (double) unchanged(hub));
            unleash.put("calls", unleashServer.calls() / (double) unleashServer.unchanged());
        }
        System.out.printf(Locale.ROOT, ROW, "", "Kickoff", "Unleash", "ratio");
        row(
                "the library's own jar, KiB",
                own(kickoffJars, "kickoff-transform-core"),
                own(unleashJars, "unleash-client"));
        row("runtime jars", kickoffJars.size(), unleashJars.size());
        row("runtime jars, KiB", kibibytes(kickoffJars), kibibytes(unleashJars));
        row("calls per poll answered with 304", value(kickoff, "calls"), value(unleash, "calls"));
        row("heap after a day of polling, KiB", value(kickoff, "heap"), value(unleash, "heap"));
        row("processor time per cycle, microseconds", value(kickoff, "cpu"), value(unleash, "cpu"));
        row("threads", value(kickoff, "threads"), value(unleash, "threads"));
    }

    private static long unchanged(FakeHub hub) {
        return hub.requests().stream()
                .filter(request -> request.endsWith("/plan 304"))
                .count();
    }

    private static CapacityPlan stillPlan() {
        Instant now = Clock.systemUTC().instant();
        return SimulatedPlan.of("video-edge", "eu-west-3", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(2)))
                .base(4)
                .build();
    }

    private List<Path> jars(Predicate<String> named) {
        return classPath.stream()
                .filter(path -> path.toString().endsWith(".jar"))
                .filter(path -> named.test(path.getFileName().toString()))
                .toList();
    }

    private Map<String, Double> measure(Class<?> client, List<Path> jars, String mode, Object... arguments)
            throws Exception {
        List<String> paths = new ArrayList<>();
        classPath.stream()
                .filter(path -> !path.toString().endsWith(".jar"))
                .forEach(path -> paths.add(path.toString()));
        jars.forEach(jar -> paths.add(jar.toString()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=2",
                "-classpath",
                String.join(File.pathSeparator, paths),
                client.getName(),
                mode));
        Stream.of(arguments).map(String::valueOf).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> values = new HashMap<>();
        try (Stream<String> lines = process.inputReader().lines()) {
            lines.map(line -> line.split(" ")).forEach(words -> values.put(words[0], Double.valueOf(words[1])));
        }
        if (process.waitFor() != 0) {
            throw new IllegalStateException(client.getSimpleName() + " ended with " + process.exitValue());
        }
        return values;
    }

    private static double value(Map<String, Double> values, String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    private static double own(List<Path> jars, String prefix) {
        return kibibytes(jars.stream()
                .filter(jar -> jar.getFileName().toString().startsWith(prefix))
                .toList());
    }

    private static double kibibytes(List<Path> jars) {
        return jars.stream().mapToLong(LibraryBenchmark::size).sum() / 1024.0;
    }

    private static long size(Path jar) {
        try {
            return Files.size(jar);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static void row(String what, double kickoff, double unleash) {
        System.out.printf(
                Locale.ROOT,
                ROW,
                what,
                String.format(Locale.ROOT, "%,.1f", kickoff),
                String.format(Locale.ROOT, "%,.1f", unleash),
                String.format(Locale.ROOT, "%.2f", kickoff / unleash));
    }
}
