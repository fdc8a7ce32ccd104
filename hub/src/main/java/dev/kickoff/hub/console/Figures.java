package dev.kickoff.hub.console;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: {@code 41,200}, {@code 12.5}. */
final class Figures {
    private Figures() {}

    static String of(double value) {
        // DecimalFormat is not safe to share between threads.
        String pattern = Math.abs(value) >= 100 ? "#,##0" : "#,##0.#";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value);
    }

    /** {@code 1 instance}, {@code 12 instances}. */
    static String units(int count, String unit) {
        return of(count) + " " + (count == 1 ? unit : plural(unit));
    }

    static String plural(String unit) {
        return unit.endsWith("s") ? unit : unit + "s";
    }

    /** Without grouping, as a form field takes it. */
    static String plain(double value) {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value);
    }
}
