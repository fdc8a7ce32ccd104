package dev.kickoff.standalone.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.hub.replay.TimeSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Test
    void theDayWithMostStepsShortIsTheWorstAndIsCutAtLocalMidnight() {
        // 22:00 UTC is midnight in Paris, in summer.
        TimeSeries needed = hours("2026-06-10T20:00:00Z", 2, 2, 9, 9, 1);
        Day worst = Day.worst(needed, Collections.nCopies(5, 5.0), PARIS);
        assertEquals(new Day(LocalDate.parse("2026-06-11"), 2, 5, 2, 9), worst);
    }

    @Test
    void withoutAShortStepTheDayOfTheHighestPeakIsShown() {
        TimeSeries needed = hours("2026-06-10T20:00:00Z", 4, 2, 1, 3, 1);
        assertEquals(
                LocalDate.parse("2026-06-10"),
                Day.worst(needed, Collections.nCopies(5, 5.0), PARIS).date());
    }

    @Test
    void theDayOnWhichTheClockGoesBackHasTwentyFiveHours() {
        double[] values = new double[25];
        values[24] = 9;
        TimeSeries needed = hours("2026-10-24T22:00:00Z", values);
        Day worst = Day.worst(needed, Collections.nCopies(25, 5.0), PARIS);
        assertEquals(new Day(LocalDate.parse("2026-10-25"), 0, 25, 1, 9), worst);
    }

    private static TimeSeries hours(String from, double... values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return new TimeSeries(Instant.parse(from), Duration.ofHours(1), list);
    }
}
