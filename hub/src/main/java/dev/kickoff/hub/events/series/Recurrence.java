package dev.kickoff.hub.events.series;

import dev.kickoff.schemas.InvalidDocumentException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * On which days something recurs: the part of an iCalendar rule (RFC 5545, section 3.3.10) that events need, which is
 * {@code FREQ=DAILY} or {@code FREQ=WEEKLY} with {@code INTERVAL}, {@code BYDAY}, {@code UNTIL} and {@code COUNT}. Weeks
 * begin on Monday. What is not understood is refused, never left out.
 *
 * @param weekly else daily
 * @param interval every so many days or weeks, 1 or more
 * @param days of the week; empty means every day when daily, and the weekday of the first when weekly
 * @param until last day, or null
 * @param count how many days there are at most, from the first, or null; not together with {@code until}
 */
public record Recurrence(
        boolean weekly,
        int interval,
        Set<DayOfWeek> days,
        @Nullable LocalDate until,
        @Nullable Integer count) {
    private static final int MOST = 1000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    public Recurrence {
        require(interval >= 1 && interval <= MOST, "INTERVAL=" + interval, "INTERVAL must be 1 to " + MOST);
        require(count == null || count >= 1 && count <= MOST, "COUNT=" + count, "COUNT must be 1 to " + MOST);
        require(until == null || count == null, "UNTIL and COUNT", "must not both be given");
        days = days.isEmpty() ? Set.of() : Set.copyOf(days);
    }

    /** @throws InvalidDocumentException naming {@code rule}, for everything that is not of that part */
    public static Recurrence parse(@Nullable String rule) {
        if (rule == null || rule.isBlank()) {
            throw new InvalidDocumentException("rule", rule, "is required, for example FREQ=WEEKLY;BYDAY=TU,TH");
        }
        Boolean weekly = null;
        int interval = 1;
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        LocalDate until = null;
        Integer count = null;
        for (String part : rule.strip()
                .toUpperCase(Locale.ROOT)
                .replaceFirst("^RRULE:", "")
                .split(";")) {
            String[] sides = part.split("=", 2);
            String value = sides.length == 2 ? sides[1] : "";
            switch (sides[0]) {
                case "FREQ" -> {
                    require(value.equals("DAILY") || value.equals("WEEKLY"), part, "FREQ must be DAILY or WEEKLY");
                    weekly = value.equals("WEEKLY");
                }
                case "INTERVAL" -> interval = number(part, value);
                case "COUNT" -> count = number(part, value);
                case "BYDAY" -> {
                    for (String day : value.split(",")) {
                        days.add(dayOfWeek(part, day));
                    }
                }
                case "UNTIL" -> until = date(part, value);
                default -> require(false, part, "only FREQ, INTERVAL, BYDAY, UNTIL and COUNT are known");
            }
        }
        if (weekly == null) {
            throw new InvalidDocumentException("rule", rule, "must have FREQ=DAILY or FREQ=WEEKLY");
        }
        return new Recurrence(weekly, interval, days, until, count);
    }

    /** Days in {@code [from, to)}, in order, when the first possible one is {@code first}. */
    public List<LocalDate> between(LocalDate first, LocalDate from, LocalDate to) {
        List<LocalDate> found = new ArrayList<>();
        LocalDate last = until != null && until.isBefore(to.minusDays(1)) ? until : to.minusDays(1);
        int number = 0;
        for (LocalDate day = first; !day.isAfter(last) && (count == null || number < count); day = day.plusDays(1)) {
            if (recursOn(first, day)) {
                number++;
                if (!day.isBefore(from)) {
                    found.add(day);
                }
            }
        }
        return found;
    }

    private boolean recursOn(LocalDate first, LocalDate day) {
        if (!weekly) {
            return ChronoUnit.DAYS.between(first, day) % interval == 0
                    && (days.isEmpty() || days.contains(day.getDayOfWeek()));
        }
        long weeks = ChronoUnit.WEEKS.between(monday(first), monday(day));
        Set<DayOfWeek> wanted = days.isEmpty() ? Set.of(first.getDayOfWeek()) : days;
        return weeks % interval == 0 && wanted.contains(day.getDayOfWeek());
    }

    /** As iCalendar writes it. */
    public String text() {
        StringBuilder text = new StringBuilder(weekly ? "FREQ=WEEKLY" : "FREQ=DAILY");
        if (interval > 1) {
            text.append(";INTERVAL=").append(interval);
        }
        if (!days.isEmpty()) {
            text.append(";BYDAY=")
                    .append(days.stream()
                            .sorted()
                            .map(day -> day.name().substring(0, 2))
                            .collect(Collectors.joining(",")));
        }
        if (until != null) {
            text.append(";UNTIL=").append(DAY.format(until));
        }
        return count == null ? text.toString() : text + ";COUNT=" + count;
    }

    private static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    private static DayOfWeek dayOfWeek(String part, String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().substring(0, 2).equals(name)) {
                return day;
            }
        }
        throw new InvalidDocumentException("rule", part, "BYDAY must name days such as MO,TH");
    }

    private static int number(String part, String value) {
        require(value.matches("\\d{1,6}"), part, "must be a number");
        return Integer.parseInt(value);
    }

    private static LocalDate date(String part, String value) {
        try {
            return LocalDate.parse(value.replaceFirst("T.*", ""), DAY);
        } catch (DateTimeException unreadable) {
            throw new InvalidDocumentException("rule", part, "UNTIL must be a day such as 20261231");
        }
    }

    private static void require(boolean holds, String value, String remedy) {
        if (!holds) {
            throw new InvalidDocumentException("rule", value, remedy);
        }
    }
}
