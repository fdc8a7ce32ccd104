package dev.kickoff.hub.audit;

import dev.kickoff.schemas.InvalidDocumentException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted; null means any.
 *
 * @param from first instant
 * @param to first instant that is not wanted any more
 * @param subject itself and everything below it: {@code service/web} also finds {@code service/web/eu-west-3}
 * @param action itself and everything of its kind: {@code token} also finds {@code token.created}
 */
public record AuditQuery(
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable String subject,
        @Nullable String who,
        @Nullable String action) {
    static final AuditQuery ALL = new AuditQuery(null, null, null, null, null);

    public AuditQuery {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new InvalidDocumentException("to", to, "must be after from " + from);
        }
    }

    /** From what was typed; blank means any. */
    public static AuditQuery of(
            @Nullable String from,
            @Nullable String to,
            @Nullable String subject,
            @Nullable String who,
            @Nullable String action) {
        return new AuditQuery(instant("from", from), instant("to", to), text(subject), text(who), text(action));
    }

    /** An SQL condition, with a question mark for each of {@link #parametersAnd}. */
    String where() {
        StringBuilder where = new StringBuilder("TRUE");
        add(where, from, " AND at >= ?");
        add(where, to, " AND at < ?");
        add(where, subject, " AND (subject = ? OR starts_with(subject, ?))");
        add(where, who, " AND who = ?");
        add(where, action, " AND (action = ? OR starts_with(action, ?))");
        return where.toString();
    }

    List<Object> parametersAnd(Object... more) {
        List<Object> all = new ArrayList<>();
        if (from != null) {
            all.add(from.atOffset(ZoneOffset.UTC));
        }
        if (to != null) {
            all.add(to.atOffset(ZoneOffset.UTC));
        }
        if (subject != null) {
            all.addAll(List.of(subject, subject + "/"));
        }
        if (who != null) {
            all.add(who);
        }
        if (action != null) {
            all.addAll(List.of(action, action + "."));
        }
        all.addAll(List.of(more));
        return all;
    }

    private static void add(StringBuilder where, @Nullable Object wanted, String condition) {
        if (wanted != null) {
            where.append(condition);
        }
    }

    private static @Nullable String text(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable Instant instant(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return Instant.parse(value.strip());
        } catch (DateTimeException unreadable) {
            throw new InvalidDocumentException(field, value, "must be an instant in UTC such as 1998-06-10T15:30:00Z");
        }
    }
}
