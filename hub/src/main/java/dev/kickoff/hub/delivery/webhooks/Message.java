package dev.kickoff.hub.delivery.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is listed.
 *
 * @param state {@code WAITING}, {@code DELIVERED} or {@code DEAD}
 * @param problem of the last attempt, null if it went well or there was none
 */
record Message(
        String id,
        String state,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        @Nullable String problem) {}
