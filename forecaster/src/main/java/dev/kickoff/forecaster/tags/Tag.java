package dev.kickoff.forecaster.tags;

import dev.kickoff.forecaster.model.TimeRange;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tag as it is served.
 *
 * @param origin {@code manual} or {@code detected}
 * @param state {@code valid}, or {@code rejected} for a detected one that a person has refused
 * @param knownAt a forecast that was made earlier, or is asked for as of an earlier cutoff, does not know of it
 */
public record Tag(
        String id,
        String signal,
        String region,
        TagKind kind,
        Instant start,
        Instant end,
        @Nullable String note,
        @Nullable String author,
        String origin,
        String state,
        Instant knownAt) {
    static final String MANUAL = "manual";
    static final String DETECTED = "detected";
    static final String VALID = "valid";
    static final String REJECTED = "rejected";

    public TimeRange range() {
        return new TimeRange(start, end);
    }
}
