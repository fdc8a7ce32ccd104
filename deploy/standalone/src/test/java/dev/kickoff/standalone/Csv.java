package dev.kickoff.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes small input files. */
public final class Csv {
    private Csv() {}

    public static Path write(Path file, String... lines) throws IOException {
        return Files.write(file, List.of(lines));
    }

    /** The header and the rows whose first field is a time that passes. */
    public static Path copy(Path from, Path to, Predicate<Instant> keep) throws IOException {
        List<String> lines = Files.readAllLines(from);
        Stream<String> rows = lines.stream().skip(1).filter(line -> keep.test(Instant.parse(field(line, 0))));
        return Files.write(to, Stream.concat(lines.stream().limit(1), rows).toList());
    }

    public static List<String> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().skip(1).toList();
    }

    public static String field(String line, int index) {
        return line.split(",", -1)[index];
    }
}
