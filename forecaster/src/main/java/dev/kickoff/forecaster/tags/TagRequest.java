package dev.kickoff.forecaster.tags;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import dev.kickoff.forecaster.model.TimeRange;
import dev.kickoff.schemas.InvalidDocumentException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of a tag that a person or a program sets. Fields that do not exist are refused: a misspelt one would be a tag that
 * says something else than was meant.
 *
 * @param start whole second
 * @param end whole second after the start, by at most {@link #LONGEST}; may lie ahead, as a planned rehearsal does
 * @param note for people, at most {@link #LONGEST_TEXT} characters
 * @param author who says so
 * @param knownAt since when forecasts may know of it, not ahead; now if absent
 */
record TagRequest(
        @Nullable String kind,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable String note,
        @Nullable String author,
        @Nullable Instant knownAt,
        @JsonAnySetter @Nullable Map<String, Object> unknown) {
    /** A year mistyped would leave nothing to forecast from. */
    static final Duration LONGEST = Duration.ofDays(31);

    private static final int LONGEST_TEXT = 500;

    TagKind checkedKind() {
        if (unknown != null && !unknown.isEmpty()) {
            throw new InvalidDocumentException(
                    unknown.keySet().iterator().next(), null, "is not a field of a tag; remove it or correct its name");
        }
        return TagKind.of(kind);
    }

    TimeRange range() {
        Instant from = wholeSecond("start", start);
        Instant to = wholeSecond("end", end);
        if (!from.isBefore(to)) {
            throw new InvalidDocumentException("end", to, "must be after start " + from);
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new InvalidDocumentException(
                    "end",
                    to,
                    "must be at most " + LONGEST.toDays() + " days after start " + from
                            + "; tag what is longer in parts");
        }
        return new TimeRange(from, to);
    }

    Instant knownAt(Instant now) {
        if (knownAt != null && knownAt.isAfter(now)) {
            throw new InvalidDocumentException("knownAt", knownAt, "must not be after now, " + now);
        }
        return knownAt == null ? now : knownAt;
    }

    @Nullable
    String checkedNote() {
        return text("note", note);
    }

    @Nullable
    String checkedAuthor() {
        return text("author", author);
    }

    private static @Nullable String text(String field, @Nullable String text) {
        if (text != null && text.length() > LONGEST_TEXT) {
            throw new InvalidDocumentException(
                    field, text.substring(0, 20) + "…", "must be at most " + LONGEST_TEXT + " characters long");
        }
        return text;
    }

    private static Instant wholeSecond(String field, @Nullable Instant instant) {
        if (instant == null) {
            throw new InvalidDocumentException(field, null, "is required");
        }
        if (instant.getNano() != 0) {
            throw new InvalidDocumentException(field, instant, "must be a whole second");
        }
        return instant;
    }
}
