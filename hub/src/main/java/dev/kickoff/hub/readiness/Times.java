package dev.kickoff.hub.readiness;

import java.time.Instant;
import java.time.OffsetDateTime;

/** Times of native queries, whose type the database's driver chooses. */
final class Times {
    private Times() {}

    static Instant instant(Object column) {
        return column instanceof OffsetDateTime time ? time.toInstant() : (Instant) column;
    }
}
