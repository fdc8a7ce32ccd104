package dev.kickoff.forecaster.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BoostedForecastTest {
    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final int DAYS = 400;
    private static final int ORIGIN = 250;
    private static final int[] ORIGINS = {200, ORIGIN, 300, 350, DAYS - 1};

    @Test
    void whatCameLaterChangesNothing() {
        double[] values = simulatedDays();
        double[] otherwise = values.clone();
        for (int i = 0; i < DAYS - 1 - ORIGIN; i++) {
            otherwise[ORIGIN + 1 + i] = values[DAYS - 1 - i];
        }
        assertEquals(expected(values, ORIGIN, ORIGIN + 3), expected(otherwise, ORIGIN, ORIGIN + 3));
        assertNotEquals(expected(values, 350, 353), expected(otherwise, 350, 353));
    }

    @Test
    void learnsTheWeek() {
        double[] values = simulatedDays();
        for (int bin = DAYS; bin < DAYS + 7; bin++) {
            double truth = Math.log(usual(bin));
            assertEquals(truth, expected(values, DAYS - 1, bin), 0.25, "day " + bin);
        }
    }

    @Test
    void saysNothingBeforeItCouldLearn() {
        assertTrue(Double.isNaN(expected(simulatedDays(), 20, 22)));
    }

    private static double expected(double[] values, int origin, int bin) {
        TrafficHistory history = new TrafficHistory(START, 86_400, values);
        Timeline timeline = new Timeline(history, ZoneOffset.UTC);
        BinnedSeries series = new BinnedSeries(history, timeline);
        LeadFeatures features = new LeadFeatures(timeline, series, Design.of(timeline, ZoneOffset.UTC, List.of()));
        return new BoostedForecast(features, series, ORIGINS, 1, 7, 1).expected(origin, features.of(origin, bin));
    }

    private static double usual(int day) {
        return day % 7 >= 5 ? 3000 : 1000;
    }

    private static double[] simulatedDays() {
        Random random = new Random(1);
        double[] values = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            values[day] = usual(day) * Math.exp(0.1 * random.nextGaussian());
        }
        return values;
    }
}
