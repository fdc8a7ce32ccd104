package dev.kickoff.hub.imports.reading;

import dev.kickoff.schemas.Audience;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An event as its source gives it.
 *
 * @param sourceId what the source calls it, the same in every version of the document
 * @param line where it begins in the document, from 1
 * @param length from start to end, above zero
 * @param zone IANA zone in which its hours are shown
 * @param knownAt when it became known, where the source says so
 * @param cancelled whether the source says that it does not take place
 */
public record SourcedEvent(
        String sourceId,
        long line,
        String name,
        String category,
        Instant start,
        Duration length,
        String zone,
        @Nullable Audience expectedAudience,
        List<String> regions,
        Map<String, String> attributes,
        @Nullable Instant knownAt,
        boolean cancelled) {
    public SourcedEvent {
        regions = List.copyOf(regions);
        attributes = Map.copyOf(attributes);
    }

    public Instant end() {
        return start.plus(length);
    }

    /** In the order of their names. */
    public Map<String, String> sortedAttributes() {
        return new TreeMap<>(attributes);
    }
}
