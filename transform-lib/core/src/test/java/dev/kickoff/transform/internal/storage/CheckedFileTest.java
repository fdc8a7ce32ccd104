package dev.kickoff.transform.internal.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedFileTest {
    @TempDir
    private Path folder;

    private CheckedFile file;

    @BeforeEach
    void setUp() {
        file = new CheckedFile(
                folder.resolve("deeper").resolve("plan.json"),
                Clock.fixed(Instant.parse("2026-06-11T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    void readsWhatWasWrittenLastAndLeavesNoTemporaryFile() throws IOException {
        file.write("first");
        file.write("second: é, \"quoted\"\n");

        assertEquals(Optional.of("second: é, \"quoted\"\n"), file.read());
        assertEquals(List.of("plan.json"), names());
    }

    @Test
    void isEmptyWithoutAFile() throws IOException {
        assertEquals(Optional.empty(), file.read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "{\"format\":1}", "{\"format\":2,\"sha256\":\"00\",\"text\":\"x\"}"})
    void refusesAFileThatIsNotItsOwn(String content) throws IOException {
        file.write("x");
        Files.writeString(file.path(), content);

        assertThrows(UnreadableDocumentException.class, file::read);
    }

    @Test
    void refusesAFileWhoseContentWasChanged() throws IOException {
        file.write("capacity 30");
        Files.writeString(file.path(), Files.readString(file.path()).replace("30", "03"));

        UnreadableDocumentException thrown = assertThrows(UnreadableDocumentException.class, file::read);

        assertEquals("the checksum does not match the content", thrown.getMessage());
    }

    @Test
    void refusesAFileThatIsNotText() throws IOException {
        file.write("x");
        Files.write(file.path(), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThrows(UnreadableDocumentException.class, file::read);
    }

    @Test
    void keepsABrokenFileAsideUnderItsTime() throws IOException {
        file.write("x");

        Path aside = file.keepAside();

        assertEquals("plan.json.broken-20260611T120000Z", aside.getFileName().toString());
        assertTrue(Files.exists(aside));
        assertFalse(Files.exists(file.path()));
    }

    @Test
    void leavesTheOldFileWhenTheNewOneCannotBeWritten() throws IOException {
        file.write("old");
        Path inTheWay = folder.resolve("a-file");
        Files.writeString(inTheWay, "not a folder");
        CheckedFile blocked = new CheckedFile(
                inTheWay.resolve("plan.json"), Clock.fixed(Instant.parse("2026-06-11T12:00:00Z"), ZoneOffset.UTC));

        assertThrows(IOException.class, () -> blocked.write("new"));
        assertEquals(Optional.of("old"), file.read());
    }

    @Test
    void clearsAwayWhatKilledWritersLeftButNothingYoungOrForeign() throws IOException {
        file.write("first");
        Path young = leftover(".plan.json1.tmp", Duration.ofSeconds(10));
        Path old = leftover(".plan.json2.tmp", Duration.ofMinutes(2));
        Path foreign = leftover(".raised.json3.tmp", Duration.ofDays(9));

        file.write("second");

        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young), "a peer may still be writing it");
        assertTrue(Files.exists(foreign));
        assertEquals(Optional.of("second"), file.read());
    }

    private Path leftover(String name, Duration age) throws IOException {
        Path left = Files.writeString(file.path().resolveSibling(name), "half a");
        FileTime now = Files.getLastModifiedTime(left);
        return Files.setLastModifiedTime(left, FileTime.from(now.toInstant().minus(age)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("deeper"))) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
