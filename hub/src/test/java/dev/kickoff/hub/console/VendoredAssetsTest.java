package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class VendoredAssetsTest {
    private static final Path FOLDER = Path.of(
            System.getProperty("kickoff.root", ".."), "hub", "src", "main", "resources", "console", "assets", "vendor");
    /** Package, version, licence with its file, file, checksum. */
    private static final Pattern ROW = Pattern.compile(
            "\\| [\\w.]+ \\| [\\d.]+ \\| \\w+ \\(`([\\w.]+)`\\) \\| `([\\w.-]+)` \\| `([0-9a-f]{64})` \\|");

    @Test
    void everyLibraryIsTheOneThatWasReviewed() throws IOException, GeneralSecurityException {
        Set<String> noted = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(FOLDER.resolve("VENDORED.md"), StandardCharsets.UTF_8));
        while (row.find()) {
            assertTrue(Files.size(FOLDER.resolve(row.group(1))) > 0, row.group(1));
            assertEquals(row.group(3), sha256(FOLDER.resolve(row.group(2))), row.group(2));
            noted.add(row.group(2));
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertEquals(
                    files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".js") || name.endsWith(".css"))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    noted);
        }
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
