package dev.kickoff.hub.console;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: {@code 41,200}, {@code 12.5}. */
public final class Figures {
    private Figures() {}

    public static String of(double value) {
        // DecimalFormat is not safe to share between threads.
        String pattern = Math.abs(value) >= 100 ? "#,##0" : "#,##0.#";
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value);
    }

    /** {@code 1 instance}, {@code 12 instances}. */
    public static String units(int count, String unit) {
        return of(count) + " " + (count == 1 ? unit : plural(unit));
    }

    public static String plural(String unit) {
        return unit.endsWith("s") ? unit : unit + "s";
    }

    /** Without grouping, as a form field takes it. */
    public static String plain(double value) {
        return new DecimalFormat("0.###", DecimalFormatSymbols.getInstance(Locale.ENGLISH)).format(value);
    }
}
