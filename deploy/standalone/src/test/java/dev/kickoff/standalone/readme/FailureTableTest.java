package dev.kickoff.standalone.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/library-failures.md} to the tests that are there. */
class FailureTableTest {
    private static final Path ROOT = Path.of(System.getProperty("kickoff.root", "../.."));
    private static final Pattern NAMED = Pattern.compile("`(\\w+Test)#(\\w+)`");
    private static final int FEWEST_ROWS = 20;

    @Test
    void everyFailureNamesATestAndEveryNamedTestIsThere() throws IOException {
        List<String> rows = Files.readAllLines(ROOT.resolve("docs/library-failures.md")).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| what fails"))
                .toList();
        assertTrue(rows.size() >= FEWEST_ROWS, () -> "rows: " + rows.size());
        List<String> missing = new ArrayList<>();
        for (String row : rows) {
            List<MatchResult> named = NAMED.matcher(row).results().toList();
            assertTrue(!named.isEmpty(), "no test is named in: " + row);
            for (MatchResult test : named) {
                if (!isThere(test.group(1), test.group(2))) {
                    missing.add(test.group());
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    private static boolean isThere(String test, String method) throws IOException {
        Pattern declared = Pattern.compile("\\bvoid " + method + "\\(");
        try (Stream<Path> files = Files.walk(ROOT)) {
            for (Path file : files.filter(path -> path.endsWith(test + ".java"))
                    .filter(path -> path.toString().contains("/src/test/java/"))
                    .toList()) {
                if (declared.matcher(Files.readString(file)).find()) {
                    return true;
                }
            }
        }
        return false;
    }
}
