package dev.kickoff.standalone.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/complaints.md} to the tests that are there. */
class ComplaintsTest {
    private static final Path ROOT = Path.of(System.getProperty("kickoff.root", "../.."));
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final int COMPLAINTS = 15;

    @Test
    void everyComplaintNamesATestAndEveryNamedTestIsThere() throws IOException {
        Map<String, String> sources = testSources();
        List<String> missing = new ArrayList<>();
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/complaints.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| complaint"))
                .toList();
        assertEquals(COMPLAINTS, rows.size());
        for (String row : rows) {
            List<MatchResult> named = NAMED.matcher(row).results().toList();
            assertTrue(!named.isEmpty(), "no test is named in: " + row);
            for (MatchResult test : named) {
                String source = sources.getOrDefault(test.group(1), "");
                if (!Pattern.compile("\\b(void|boolean) " + test.group(2) + "\\(")
                        .matcher(source)
                        .find()) {
                    missing.add(test.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static Map<String, String> testSources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(path -> path.toString().contains("/src/test/java/"))
                    .filter(path -> path.toString().endsWith("Test.java"))
                    .toList()) {
                String name = file.getFileName().toString().replace(".java", "");
                sources.merge(name, Files.readString(file), String::concat);
            }
        }
        return sources;
    }
}
