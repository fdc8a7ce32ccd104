package dev.kickoff.forecaster.forecasts;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Says in words why a forecast is what it is at one step. */
final class StepSentence {
    /** Smaller shares of p50 are left out of the sentence. */
    private static final double WORTH_TELLING = 0.01;
    /** So many events are named; there is the list for the rest. */
    private static final int MOST_NAMED = 3;

    private StepSentence() {}

    static String of(StepExplanation step) {
        StringBuilder text = new StringBuilder();
        text.append(number(step.p50())).append(' ').append(step.unit()).append(": ");
        text.append(number(step.baseline())).append(" of usual traffic").append(usual(step));
        events(step, text);
        text.append('.');
        crowd(step, text);
        calibration(step, text);
        return text.toString();
    }

    private static String usual(StepExplanation step) {
        Double level = step.level();
        Double season = step.season();
        if (level == null || season == null) {
            return "";
        }
        double corrected = step.baseline() - level * season;
        return " (level " + number(level) + " × " + factor(season) + " for the hour and the day"
                + (Math.abs(corrected) < WORTH_TELLING * step.p50() ? "" : ", corrected by " + signed(corrected))
                + ")";
    }

    private static void events(StepExplanation step, StringBuilder text) {
        double rest = 0;
        int named = 0;
        int others = 0;
        for (StepExplanation.Part part : step.parts()) {
            if (named < MOST_NAMED && Math.abs(part.value()) >= WORTH_TELLING * step.p50()) {
                named++;
                text.append(part.value() < 0 ? " − " : " + ")
                        .append(number(Math.abs(part.value())))
                        .append(" from ")
                        .append(part.name())
                        .append(" (")
                        .append(part.phase().replace('-', ' '))
                        .append(part.timing() == null ? "" : ", which by live traffic " + part.timing())
                        .append(')');
            } else {
                others++;
                rest += part.value();
            }
        }
        if (Math.abs(rest) >= WORTH_TELLING * step.p50()) {
            text.append(rest < 0 ? " − " : " + ")
                    .append(number(Math.abs(rest)))
                    .append(" from ")
                    .append(others)
                    .append(others == 1 ? " more event" : " more events");
        }
    }

    private static void crowd(StepExplanation step, StringBuilder text) {
        Double crowd = step.crowd();
        if (crowd != null && !step.parts().isEmpty() && Math.abs(crowd - 1) >= WORTH_TELLING) {
            text.append(" The crowd is ").append(factor(crowd)).append(" times what these events alone would bring.");
        }
    }

    private static void calibration(StepExplanation step, StringBuilder text) {
        StepExplanation.Calibration calibration = step.calibration();
        if (calibration == null) {
            return;
        }
        text.append(" Calibration on past errors moved p50 by ")
                .append(signed(calibration.addedP50()))
                .append(", p90 by ")
                .append(signed(calibration.addedP90()))
                .append(" and p99 by ")
                .append(signed(calibration.addedP99()))
                .append("; inside events it rests on ")
                .append(calibration.events() == 0 ? "no past event yet" : events(calibration.events()))
                .append('.');
    }

    private static String events(long events) {
        return events + (events == 1 ? " past event" : " past events");
    }

    private static String signed(double value) {
        String number = number(Math.abs(value));
        return number.equals("0") ? "0" : (value < 0 ? "−" : "+") + number;
    }

    private static String factor(double value) {
        return format("0.##", value);
    }

    /** {@code 41,200}, {@code 12.5}, {@code 0.034}. */
    private static String number(double value) {
        if (value < 1) {
            double rounded = new BigDecimal(value).round(new MathContext(2)).doubleValue();
            return format("0.####", rounded);
        }
        return format(value >= 100 ? "#,##0" : "0.#", value);
    }

    private static String format(String pattern, double value) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value);
    }
}
