package dev.kickoff.transform.internal.storage;

import dev.kickoff.transform.internal.json.UnreadableDocumentException;
import dev.kickoff.transform.internal.json.WireJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A text that is either wholly there or not at all: written to a temporary file in the same folder, flushed to the disk,
 * then renamed over the old one. A checksum tells a file that something else has damaged.
 */
public final class CheckedFile {
    private static final int FORMAT = 1;
    private static final Duration LEFTOVER_AFTER = Duration.ofMinutes(1);

    private final Path file;
    private final Clock clock;

    /** @param clock names the time in the name of a broken file */
    public CheckedFile(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** What stands in the file. */
    private record Content(
            int format, @Nullable String sha256, @Nullable String text) {}

    /**
     * The text last written, or empty if there is no file.
     *
     * @throws UnreadableDocumentException if the file is damaged or of another format
     */
    public Optional<String> read() throws IOException {
        String json;
        try {
            json = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (java.nio.charset.CharacterCodingException notText) {
            throw new UnreadableDocumentException("not UTF-8 text", notText);
        }
        Content content = WireJson.read(json, Content.class);
        if (content.format() != FORMAT) {
            throw new UnreadableDocumentException(
                    "format '" + content.format() + "' must be " + FORMAT + ": written by another version", null);
        }
        if (content.text() == null || !sha256(content.text()).equals(content.sha256())) {
            throw new UnreadableDocumentException("the checksum does not match the content", null);
        }
        return Optional.of(content.text());
    }

    public void write(String text) throws IOException {
        Path folder = folder();
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "." + file.getFileName(), ".tmp");
        try {
            deleteLeftovers(temporary);
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(WireJson.write(new Content(FORMAT, sha256(text), text)));
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            flushFolder(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Those of writers that were killed. A peer's may still be written, so age counts, by the clock of the disk. */
    private void deleteLeftovers(Path temporary) throws IOException {
        FileTime oldest =
                FileTime.from(Files.getLastModifiedTime(temporary).toInstant().minus(LEFTOVER_AFTER));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder(), "." + file.getFileName() + "*.tmp")) {
            for (Path each : all) {
                if (Files.getLastModifiedTime(each).compareTo(oldest) < 0) {
                    Files.deleteIfExists(each);
                }
            }
        } catch (IOException | DirectoryIteratorException alsoDeletedByAPeer) {
            // The next write tries again; the plan is what counts.
        }
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Moves a file that cannot be used out of the way, for people to look at; returns where it is now. */
    public Path keepAside() throws IOException {
        String time = clock.instant().toString().replaceAll("[^0-9TZ]", "");
        Path aside = folder().resolve(file.getFileName() + ".broken-" + time);
        return Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    }

    public Path path() {
        return file;
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalStateException("'" + file + "' has no folder");
        }
        return parent;
    }

    /** Makes the rename itself survive a power cut, where the system allows it. */
    private static void flushFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOnThisSystem) {
            // Windows cannot open a folder; the content itself is safe all the same.
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }
}
