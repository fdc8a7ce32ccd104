package dev.kickoff.hub.holds;

import dev.kickoff.schemas.InvalidDocumentException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What to hold.
 *
 * @param name needed unless the scope is everything
 * @param effect {@code KEEP} when null
 */
public record HoldRequest(
        Hold.@Nullable Scope scope,
        @Nullable String name,
        @Nullable String region,
        Hold.@Nullable Effect effect,
        @Nullable String reason,
        @Nullable Instant expiresAt) {
    Hold.Scope checkedScope() {
        if (scope == null) {
            throw new InvalidDocumentException("scope", null, "is required: EVERYTHING, EVENT, SERVICE or SIGNAL");
        }
        boolean everything = scope == Hold.Scope.EVERYTHING;
        if (everything && name != null) {
            throw new InvalidDocumentException("name", name, "must be left out when everything is held");
        }
        if (!everything && (name == null || name.isBlank())) {
            throw new InvalidDocumentException("name", name, "is required: which " + scope + " to hold");
        }
        return scope;
    }

    Hold.Effect checkedEffect() {
        return effect == null ? Hold.Effect.KEEP : effect;
    }

    String checkedReason() {
        if (reason == null || reason.isBlank()) {
            throw new InvalidDocumentException("reason", reason, "is required: why nothing is to be released");
        }
        return reason.strip();
    }

    @Nullable
    Instant checkedExpiry(Instant now) {
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw new InvalidDocumentException("expiresAt", expiresAt, "must be in the future");
        }
        return expiresAt;
    }
}
