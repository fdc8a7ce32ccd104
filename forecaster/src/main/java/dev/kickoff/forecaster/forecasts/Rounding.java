package dev.kickoff.forecaster.forecasts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;

/** Rounds to six significant digits: more would only look precise, and make stored forecasts twice as long. */
final class Rounding {
    private static final MathContext DIGITS = new MathContext(6);

    private Rounding() {}

    static List<Double> toDigits(double[] values) {
        return Arrays.stream(values).mapToObj(Rounding::toDigits).toList();
    }

    static double toDigits(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
