package dev.kickoff.hub.console;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns the hour on somebody's wall into an instant, and does not guess where the wall clock is changed. */
public final class LocalTimes {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ABBREVIATION = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    /** A wall-clock hour that cannot be turned into an instant; the message says why and what to do. */
    public static final class NoSuchHourException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private NoSuchHourException(String message) {
            super(message);
        }
    }

    /**
     * One of the two instants that an hour can mean when the clocks go back.
     *
     * @param offset as the form sends it, for example {@code +02:00}
     */
    record Reading(String offset, String label) {}

    private LocalTimes() {}

    /** As a date-time field of a form has it: {@code 1998-06-10T17:30}. */
    public static LocalDateTime parse(String text) {
        try {
            return LocalDateTime.parse(text.trim());
        } catch (DateTimeParseException unreadable) {
            throw new NoSuchHourException("Enter a day and an hour, for example 2026-06-11T21:00");
        }
    }

    /**
     * The instant of the wall clock's hour.
     *
     * @param offset which of two to take when the clocks go back; the first if null or not one of the two
     */
    public static Instant resolve(LocalDateTime local, ZoneId zone, @Nullable String offset) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            throw new NoSuchHourException(CLOCK.format(local) + " does not exist on that day in " + zone
                    + ": the clocks go forward from " + CLOCK.format(gap.getDateTimeBefore()) + " to "
                    + CLOCK.format(gap.getDateTimeAfter()) + ". Choose an hour before or after the change");
        }
        ZoneOffset chosen = offsets.stream()
                .filter(one -> one.getId().equals(offset))
                .findFirst()
                .orElse(offsets.get(0));
        return local.toInstant(chosen);
    }

    /** The two instants that the hour can mean, if there are two. */
    static List<Reading> readings(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.size() < 2) {
            return List.of();
        }
        return List.of(
                reading("first, ", local, zone, offsets.get(0)), reading("second, ", local, zone, offsets.get(1)));
    }

    /** The offset that tells apart which of two instants is meant; empty where there is only one. */
    static Optional<String> offsetOf(Instant instant, ZoneId zone) {
        LocalDateTime local = instant.atZone(zone).toLocalDateTime();
        return zone.getRules().getValidOffsets(local).size() < 2
                ? Optional.empty()
                : Optional.of(zone.getRules().getOffset(instant).getId());
    }

    private static Reading reading(String which, LocalDateTime local, ZoneId zone, ZoneOffset offset) {
        String name = ABBREVIATION.format(local.toInstant(offset).atZone(zone));
        return new Reading(offset.getId(), which + name + " (UTC" + offset.getId() + ")");
    }
}
