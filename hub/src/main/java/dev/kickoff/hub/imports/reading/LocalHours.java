package dev.kickoff.hub.imports.reading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Days and hours as tables write them; an hour that could be two instants, or none, is refused. */
final class LocalHours {
    private static final Set<String> OPEN = Set.of("", "tbd", "tba", "tbc", "flex", "?", "-", "n/a", "null");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\s*([AaPp][Mm])?\\s*(Z|(?:UTC|GMT)?\\s*([+-])(\\d{1,2})(?::?(\\d{2}))?|UTC|GMT)?");

    /** @param offset as written beside it, null where there is none */
    record Hour(LocalTime time, @Nullable ZoneOffset offset) {}

    private LocalHours() {}

    /** Whether the source leaves the value open. */
    static boolean open(String text) {
        return OPEN.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** An instant, or a wall-clock time of the zone. */
    static Instant instant(String column, String text, @Nullable ZoneId zone) throws RowException {
        String value = text.strip().replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (?=\\d)", "$1T");
        try {
            return OffsetDateTime.parse(value).toInstant();
        } catch (DateTimeParseException noOffset) {
            try {
                LocalDateTime local = LocalDateTime.parse(value);
                if (zone == null) {
                    throw RowException.of(
                            column, text, "has neither Z nor an offset", "Give the time zone of these hours");
                }
                return resolve(column, text, local, zone);
            } catch (DateTimeParseException unreadable) {
                throw RowException.of(
                        column, text, "is not a time", "Write it like 2025-09-05T00:20:00Z or with an offset");
            }
        }
    }

    static LocalDate day(String column, String text) throws RowException {
        try {
            return LocalDate.parse(text.strip(), DateTimeFormatter.ISO_LOCAL_DATE);
        } catch (DateTimeParseException unreadable) {
            throw RowException.of(column, text, "is not a day", "Write it like 2025-09-04");
        }
    }

    /** {@code 20:20}, {@code 8:20 PM}, {@code 17:00 UTC-3}, {@code 20:00+02:00}. */
    static Hour hour(String column, String text) throws RowException {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            throw unreadable(column, text);
        }
        try {
            int hour = Integer.parseInt(parts.group(1));
            if (parts.group(4) != null) {
                if (hour < 1 || hour > 12) {
                    throw unreadable(column, text);
                }
                hour = hour % 12 + (parts.group(4).equalsIgnoreCase("pm") ? 12 : 0);
            }
            int second = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
            return new Hour(LocalTime.of(hour, Integer.parseInt(parts.group(2)), second), offset(parts));
        } catch (DateTimeException impossible) {
            throw unreadable(column, text);
        }
    }

    private static @Nullable ZoneOffset offset(Matcher parts) {
        if (parts.group(5) == null) {
            return null;
        }
        if (parts.group(7) == null) {
            return ZoneOffset.UTC;
        }
        int sign = parts.group(6).equals("-") ? -1 : 1;
        int minutes = parts.group(8) == null ? 0 : Integer.parseInt(parts.group(8));
        return ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(parts.group(7)), sign * minutes);
    }

    /** The instant of a wall-clock time, if there is exactly one. */
    static Instant resolve(String column, String text, LocalDateTime local, ZoneId zone) throws RowException {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() == 1) {
            return local.toInstant(offsets.get(0));
        }
        throw RowException.of(
                column,
                text,
                offsets.isEmpty()
                        ? "does not exist on that day in " + zone + ": the clocks go forward"
                        : "comes twice that night in " + zone + ": the clocks go back",
                "Write it with its offset, for example " + local + (offsets.isEmpty() ? "Z" : offsets.get(0)));
    }

    private static RowException unreadable(String column, String text) {
        return RowException.of(column, text, "is not an hour", "Write it like 20:20 or 17:00 UTC-3");
    }
}
