package dev.kickoff.hub.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MonthGridTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final YearMonth JUNE = YearMonth.of(1998, 6);

    @Test
    void anEventAcrossMidnightStandsOnBothDays() {
        MonthGrid grid = grid(event("1998-06-10T21:00:00Z", "1998-06-10T23:00:00Z"));
        assertEquals(List.of(10, 11), daysWithEvents(grid));
    }

    @Test
    void anEventThatEndsAtMidnightDoesNotTakeTheNextDay() {
        MonthGrid grid = grid(event("1998-06-10T20:00:00Z", "1998-06-10T22:00:00Z"));
        assertEquals(List.of(10), daysWithEvents(grid));
    }

    @Test
    void weeksBeginOnMondayAndAreWhole() {
        MonthGrid grid = grid(event("1998-06-10T20:00:00Z", "1998-06-10T22:00:00Z"));
        assertEquals("June 1998", grid.title());
        assertEquals("1998-05", grid.previous());
        assertEquals("1998-07", grid.next());
        assertEquals(5, grid.weeks().size());
        assertTrue(grid.weeks().stream().allMatch(week -> week.size() == 7));
        assertEquals("Monday 1 June", grid.weeks().get(0).get(0).longName());
        assertTrue(grid.weeks().get(4).get(2).outside());
    }

    private static List<Integer> daysWithEvents(MonthGrid grid) {
        return grid.weeks().stream()
                .flatMap(List::stream)
                .filter(day -> !day.entries().isEmpty())
                .map(MonthGrid.Day::number)
                .toList();
    }

    private static MonthGrid grid(Event... events) {
        return MonthGrid.of(
                JUNE,
                Stream.of(events).toList(),
                event -> new Hours(PARIS),
                LocalDate.of(1998, 6, 10),
                Instant.parse("1998-06-10T12:00:00Z"));
    }

    private static Event event(String start, String end) {
        return Matches.at(Instant.parse(start), Instant.parse(end), List.of());
    }
}
