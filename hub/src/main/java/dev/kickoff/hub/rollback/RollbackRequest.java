package dev.kickoff.hub.rollback;

import dev.kickoff.schemas.InvalidDocumentException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How to go back.
 *
 * @param reason for people
 * @param freezeFor how long nothing else may be published for these services; four hours when null, at most a week
 * @param lower whether capacity may go down within the next hour too
 */
public record RollbackRequest(
        @Nullable String reason,
        @Nullable Duration freezeFor,
        @Nullable Boolean lower) {
    private static final Duration USUAL = Duration.ofHours(4);
    private static final Duration LONGEST = Duration.ofDays(7);

    static RollbackRequest given(@Nullable RollbackRequest request) {
        return request == null ? new RollbackRequest(null, null, null) : request;
    }

    String checkedReason() {
        if (reason == null || reason.isBlank()) {
            throw new InvalidDocumentException("reason", reason, "is required: why to go back");
        }
        return reason.strip();
    }

    Duration checkedFreeze() {
        Duration freeze = freezeFor == null ? USUAL : freezeFor;
        if (freeze.compareTo(Duration.ofMinutes(1)) < 0 || freeze.compareTo(LONGEST) > 0) {
            throw new InvalidDocumentException("freezeFor", freeze, "must be between PT1M and P7D");
        }
        return freeze;
    }

    boolean mayLower() {
        return lower != null && lower;
    }
}
