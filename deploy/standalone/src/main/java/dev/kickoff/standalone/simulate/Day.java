package dev.kickoff.standalone.simulate;

import dev.kickoff.hub.replay.TimeSeries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A local day of a simulation, 23 to 25 hours long.
 *
 * @param first step of the window that starts in it
 * @param end step after its last one
 * @param shortSteps steps in which less was ready than needed
 * @param peak most units needed
 */
record Day(LocalDate date, int first, int end, int shortSteps, double peak) {
    /** The day with most steps short; of those that are equal, the one with the highest peak. */
    static Day worst(TimeSeries needed, List<Double> ready, ZoneId zone) {
        List<Day> days = new ArrayList<>();
        int first = 0;
        for (int step = 1; step <= needed.steps(); step++) {
            if (step == needed.steps() || !date(needed.at(step), zone).equals(date(needed.at(first), zone))) {
                days.add(of(needed, ready, first, step, date(needed.at(first), zone)));
                first = step;
            }
        }
        return days.stream()
                .max(Comparator.comparingInt(Day::shortSteps).thenComparingDouble(Day::peak))
                .orElseThrow();
    }

    private static LocalDate date(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDate();
    }

    private static Day of(TimeSeries needed, List<Double> ready, int first, int end, LocalDate date) {
        int shortSteps = 0;
        double peak = 0;
        for (int step = first; step < end; step++) {
            double units = needed.values().get(step);
            // Not a number where there is no record: no comparison holds.
            shortSteps += units > ready.get(step) + 1e-9 ? 1 : 0;
            peak = units > peak ? units : peak;
        }
        return new Day(date, first, end, shortSteps, peak);
    }
}
