package dev.kickoff.hub.why;

import dev.kickoff.schemas.Audience;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event that raises a floor, as the plan knew it.
 *
 * @param revision that the plan was made with, or null if that was not kept
 * @param name and all below of that revision; null if the revision is not kept
 * @param author who made that revision
 * @param reason why, in the author's words
 * @param approvedBy who agreed to it as a second person, or null if nobody had to
 * @param approval what they said to it
 */
public record EventUsed(
        String id,
        @Nullable Integer revision,
        @Nullable String name,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable Audience expectedAudience,
        @Nullable String author,
        @Nullable String reason,
        @Nullable String approvedBy,
        @Nullable String approval) {
    static EventUsed unknown(String id, @Nullable Integer revision) {
        return new EventUsed(id, revision, null, null, null, null, null, null, null, null);
    }
}
