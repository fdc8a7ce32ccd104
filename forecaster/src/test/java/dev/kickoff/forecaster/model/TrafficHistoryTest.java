package dev.kickoff.forecaster.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrafficHistoryTest {
    private static final double GAP = Double.NaN;
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void withoutARangeEveryStepItTouchesIsAGap() {
        TrafficHistory history = minutes(NOON, 1, 2, 3, 4, 5);

        TrafficHistory cut = history.without(List.of(range("12:01:30", "12:03:00")));

        assertArrayEquals(new double[] {1, GAP, GAP, 4, 5}, values(cut));
        assertEquals(history.end(), cut.end());
        assertArrayEquals(new double[] {1, 2, 3, 4, 5}, values(history));
    }

    @Test
    void overlappingRangesAndRangesBeyondTheHistoryAreFine() {
        TrafficHistory cut = minutes(NOON, 1, 2, 3, 4, 5)
                .without(List.of(
                        range("11:00:00", "12:01:00"),
                        range("12:03:00", "12:04:30"),
                        range("12:04:00", "13:00:00"),
                        range("10:00:00", "11:00:00"),
                        range("14:00:00", "15:00:00")));

        assertArrayEquals(new double[] {GAP, 2, 3, GAP, GAP}, values(cut));
    }

    @Test
    void aggregatesToMeansOfStepsThatWereObserved() {
        double[] minutes = new double[30];
        Arrays.setAll(minutes, i -> i);
        minutes[3] = GAP;
        minutes[14] = GAP;
        minutes[15] = GAP;

        TrafficHistory tens = minutes(NOON, minutes).aggregated(600);

        assertEquals(600, tens.stepSeconds());
        assertArrayEquals(new double[] {(45 - 3) / 9.0, GAP, 24.5}, values(tens), 1e-12);
    }

    @Test
    void aggregatedStepsLieOnTheUtcGridAndTheUnfinishedOneIsLeftOut() {
        double[] minutes = new double[25];
        Arrays.fill(minutes, 7);

        TrafficHistory tens = minutes(NOON.plusSeconds(4 * 60), minutes).aggregated(600);

        assertEquals(NOON, tens.start());
        assertArrayEquals(new double[] {GAP, 7}, values(tens));
    }

    @Test
    void aDayIsAUtcDayAlsoWhenTheClocksAreSet() {
        double[] hours = new double[72];
        Arrays.setAll(hours, i -> 100.0 * (i / 24));

        TrafficHistory days = new TrafficHistory(Instant.parse("2026-03-28T00:00:00Z"), 3600, hours).aggregated(86_400);

        assertEquals(Instant.parse("2026-03-29T00:00:00Z"), days.at(1));
        assertArrayEquals(new double[] {0, 100, 200}, values(days));
    }

    @Test
    void keepsAGridThatIsNotOfWholeHours() {
        TrafficHistory history = new TrafficHistory(NOON.plusSeconds(20), 60, new double[] {1, 3, 5, 7});

        TrafficHistory twos = history.aggregated(120);

        assertEquals(NOON.plusSeconds(20), twos.start());
        assertArrayEquals(new double[] {2, 6}, values(twos));
    }

    @Test
    void refusesToAggregateToAStepThatIsNoMultiple() {
        assertThrows(IllegalArgumentException.class, () -> minutes(NOON, 1, 2).aggregated(90));
        assertThrows(IllegalArgumentException.class, () -> minutes(NOON, 1, 2).aggregated(30));
    }

    @Test
    void refusesARangeThatIsNone() {
        assertThrows(IllegalArgumentException.class, () -> new TimeRange(NOON, NOON));
    }

    private static TimeRange range(String from, String to) {
        return new TimeRange(Instant.parse("2026-06-01T" + from + "Z"), Instant.parse("2026-06-01T" + to + "Z"));
    }

    private static TrafficHistory minutes(Instant start, double... values) {
        return new TrafficHistory(start, 60, values);
    }

    private static double[] values(TrafficHistory history) {
        return IntStream.range(0, history.size()).mapToDouble(history::value).toArray();
    }
}
