package dev.kickoff.hub.imports.reading;

import java.time.Duration;

/** The length of events of which the source gives no end. */
final class EventLength {
    private EventLength() {}

    static Duration usual(String category, ReadOptions options, UsualDurations durations) throws RowException {
        if (options.duration() != null) {
            return options.duration();
        }
        Duration usual = durations.of(category);
        if (usual == null) {
            throw RowException.of(
                    "category",
                    category,
                    "has no usual duration, and the source gives no end",
                    "Give the duration with the import, for example PT2H; known are "
                            + String.join(", ", durations.categories()));
        }
        return usual;
    }
}
