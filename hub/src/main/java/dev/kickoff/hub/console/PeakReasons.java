package dev.kickoff.hub.console;

import dev.kickoff.hub.forecasts.StepExplanation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a peak is made of, in words.
 *
 * @param title signal and region
 * @param when of the peak, and the forecast's cutoff
 * @param sentence empty when no reasons are kept of the forecast
 * @param rows the parts of p50 from the top, then their sum and the bands
 * @param models that the forecast is combined of, one line each
 */
record PeakReasons(
        String title,
        String unit,
        String when,
        String sentence,
        List<Row> rows,
        List<Model> models,
        List<String> notes) {
    /** Models with less than that are shown as 0 %: they say nothing. */
    private static final double SMALLEST_SHARE = 0.005;

    /**
     * @param about how the value came to be, may be empty
     * @param sum whether it is the sum of those before it
     */
    record Row(String name, String value, String about, boolean sum) {}

    record Model(String name, String share, String meaning) {}

    static PeakReasons of(Peaks.Peak peak, @Nullable StepExplanation told, Instant start, Hours hours) {
        String when = "Highest expected traffic, " + hours.near(peak.at(), start) + " " + hours.zoneName(peak.at())
                + ", by the forecast of " + hours.near(peak.forecast().cutoff(), start) + ".";
        String title = peak.signal().signal() + " in " + peak.signal().region();
        if (told == null) {
            return new PeakReasons(title, peak.signal().unit(), when, "", List.of(), List.of(), List.of());
        }
        return new PeakReasons(
                title,
                peak.signal().unit(),
                when,
                told.sentence(),
                rows(told),
                told.candidates().stream()
                        .filter(one -> one.share() >= SMALLEST_SHARE)
                        .map(one -> new Model(one.name(), Math.round(100 * one.share()) + " %", one.meaning()))
                        .toList(),
                told.notes());
    }

    private static List<Row> rows(StepExplanation told) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("Usual traffic", Figures.of(told.baseline()), usual(told), false));
        double named = told.baseline();
        for (StepExplanation.Part part : told.parts()) {
            named += part.value();
            rows.add(new Row(part.name(), signed(part.value()), about(part), false));
        }
        double rest = told.p50() - named;
        if (Math.abs(rest) > 0.005 * told.p50()) {
            rows.add(new Row("Other events", signed(rest), "", false));
        }
        StepExplanation.Calibration calibration = told.calibration();
        rows.add(new Row(
                "Expected (p50)",
                Figures.of(told.p50()),
                calibration == null ? "" : learnt(calibration.addedP50()),
                true));
        rows.add(new Row(
                "Busy case (p90)",
                Figures.of(told.p90()),
                calibration == null ? "" : learnt(calibration.addedP90()),
                false));
        rows.add(new Row(
                "Extreme case (p99)",
                Figures.of(told.p99()),
                calibration == null ? "" : learnt(calibration.addedP99()),
                false));
        return rows;
    }

    private static String usual(StepExplanation told) {
        Double level = told.level();
        Double season = told.season();
        return level == null || season == null
                ? ""
                : "level " + Figures.of(level) + " × " + String.format(Locale.ENGLISH, "%.2f", season)
                        + " for the hour and the day";
    }

    private static String about(StepExplanation.Part part) {
        String phase = part.phase().replace('-', ' ');
        return part.timing() == null ? phase : phase + "; by live traffic it " + part.timing();
    }

    private static String learnt(double added) {
        return "past errors: " + signed(added);
    }

    private static String signed(double value) {
        String figure = Figures.of(Math.abs(value));
        return figure.equals("0") ? "±0" : (value < 0 ? "−" : "+") + figure;
    }
}
