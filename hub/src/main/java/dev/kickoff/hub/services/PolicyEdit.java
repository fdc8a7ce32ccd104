package dev.kickoff.hub.services;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A change of a policy, as it is sent.
 *
 * @param revision that was read and is changed; may come as {@code If-Match} instead
 * @param policy all that is set; what is left out is not set
 */
record PolicyEdit(
        @Nullable Integer revision,
        @Nullable String reason,
        @Nullable JsonNode policy) {}
