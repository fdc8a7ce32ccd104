package dev.kickoff.hub.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A source of seasons and how it is doing.
 *
 * @param subscription null if it is only uploaded
 * @param nextFetchAt null if it is not fetched
 * @param failures in a row
 * @param outcome of the last fetch that went well, in words
 * @param preview newest preview, applied or not
 * @param open changes that the newest preview proposes; 0 once it is applied
 */
public record SourceStatus(
        String name,
        @Nullable Subscription subscription,
        @Nullable Instant nextFetchAt,
        @Nullable Instant fetchedAt,
        int failures,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        @Nullable String outcome,
        @Nullable UUID preview,
        long open,
        @Nullable Instant appliedAt) {}
