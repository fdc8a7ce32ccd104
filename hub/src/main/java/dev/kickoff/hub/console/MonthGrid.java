package dev.kickoff.hub.console;

import dev.kickoff.schemas.Event;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A month as weeks of days with their events.
 *
 * @param previous and next, as the address takes a month
 */
record MonthGrid(String title, String previous, String next, List<List<Day>> weeks) {
    private static final DateTimeFormatter TITLE = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);

    /**
     * @param outside whether the day belongs to a neighbouring month
     */
    record Day(int number, String longName, boolean outside, boolean today, List<Entry> entries) {}

    /**
     * @param note what of the event falls on the day, for whoever cannot see the styles
     */
    record Entry(String id, String name, String hour, String style, String note) {}

    /** The names of the columns. */
    static List<String> weekdays() {
        return Stream.of(DayOfWeek.values())
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH))
                .toList();
    }

    /**
     * @param hours in which zone each event's days are counted
     */
    static MonthGrid of(
            YearMonth month, List<Event> events, Function<Event, Hours> hours, LocalDate today, Instant now) {
        List<List<Day>> weeks = new ArrayList<>();
        LocalDate monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        while (!monday.isAfter(month.atEndOfMonth())) {
            LocalDate first = monday;
            weeks.add(first.datesUntil(first.plusDays(7))
                    .map(date -> new Day(
                            date.getDayOfMonth(),
                            LONG.format(date),
                            !YearMonth.from(date).equals(month),
                            date.equals(today),
                            entries(date, events, hours, now)))
                    .toList());
            monday = monday.plusDays(7);
        }
        return new MonthGrid(
                TITLE.format(month),
                month.minusMonths(1).toString(),
                month.plusMonths(1).toString(),
                weeks);
    }

    private static List<Entry> entries(LocalDate date, List<Event> events, Function<Event, Hours> hours, Instant now) {
        return events.stream()
                .filter(event -> touches(event, date, hours.apply(event)))
                .map(event -> entry(event, date, hours.apply(event), now))
                .toList();
    }

    private static boolean touches(Event event, LocalDate date, Hours hours) {
        // An event that ends at midnight does not take the next day.
        LocalDate last = hours.date(event.end().minusMillis(1));
        return !date.isBefore(hours.date(event.start())) && !date.isAfter(last);
    }

    private static Entry entry(Event event, LocalDate date, Hours hours, Instant now) {
        boolean begins = date.equals(hours.date(event.start()));
        String style =
                switch (event.state()) {
                    case DRAFT -> "draft";
                    case CANCELLED -> "cancelled";
                    default -> "";
                };
        return new Entry(
                event.id(),
                event.name(),
                begins ? hours.clock(event.start()) : "…",
                style,
                EventStatus.of(event, now).label() + (begins ? "" : ", continued"));
    }
}
