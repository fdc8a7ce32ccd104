package dev.kickoff.forecaster.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StackingShareTest {
    private static final int PLACES = 1000;
    private final double[] actual = noise(1, 1);
    private final double[] ones = filled(1);

    @Test
    void forecastsThatErrDifferentlyShareAboutEqually() {
        double share = StackingShare.of(actual, near(0.5, 2), near(0.5, 3), ones, 300);
        assertEquals(0.5, share, 0.11);
    }

    @Test
    void aMuchWorseForecastGetsNothing() {
        assertEquals(0, StackingShare.of(actual, near(0.1, 2), near(2, 3), ones, 300));
    }

    @Test
    void whatWasNeverForecastGetsNothing() {
        assertEquals(0, StackingShare.of(actual, near(0.5, 2), filled(Double.NaN), ones, 0));
    }

    @Test
    void fewDaysAreTrustedLess() {
        double[] first = near(0.5, 2);
        double[] second = near(0.5, 3);
        assertTrue(
                StackingShare.of(actual, first, second, ones, 2) < StackingShare.of(actual, first, second, ones, 300));
    }

    private double[] near(double sd, long seed) {
        double[] errors = noise(sd, seed);
        Arrays.setAll(errors, i -> actual[i] + errors[i]);
        return errors;
    }

    private static double[] noise(double sd, long seed) {
        Random random = new Random(seed);
        double[] noise = new double[PLACES];
        Arrays.setAll(noise, i -> sd * random.nextGaussian());
        return noise;
    }

    private static double[] filled(double value) {
        double[] values = new double[PLACES];
        Arrays.fill(values, value);
        return values;
    }
}
