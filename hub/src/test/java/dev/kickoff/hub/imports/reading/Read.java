package dev.kickoff.hub.imports.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Reads documents of the tests. */
final class Read {
    private Read() {}

    static byte[] file(String name) {
        try (InputStream file = Read.class.getResourceAsStream("/imports/" + name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reading document(byte[] document, ReadOptions options) throws UnreadableDocumentException {
        return Documents.read(document, Documents.Kind.of(document), options, new UsualDurations(Map.of()), 10_000);
    }

    static Reading text(String text, ReadOptions options) throws UnreadableDocumentException {
        return document(text.getBytes(StandardCharsets.UTF_8), options);
    }

    static ReadOptions category(String category) {
        return new ReadOptions(null, category, null, null, null, null);
    }

    static ReadOptions zone(String category, String zone) {
        return new ReadOptions(null, category, zone, null, null, null);
    }

    static ReadOptions duration(String category, Duration duration) {
        return new ReadOptions(null, category, null, duration, null, null);
    }

    static SourcedEvent event(Reading reading, String id) {
        return reading.events().stream()
                .filter(event -> event.sourceId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event " + id + " but " + ids(reading)));
    }

    static List<String> ids(Reading reading) {
        return reading.events().stream().map(SourcedEvent::sourceId).toList();
    }
}
