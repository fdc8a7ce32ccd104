package dev.kickoff.hub.console.safety;

import dev.kickoff.hub.console.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Money and differences as people read them, always with their sign. */
public final class Amounts {
    private Amounts() {}

    /** {@code +1,234.50 USD}, {@code −3.00 USD}; {@code unknown} without a price. */
    public static String usd(@Nullable BigDecimal amount) {
        if (amount == null) {
            return "unknown";
        }
        BigDecimal cents = amount.setScale(2, RoundingMode.HALF_EVEN);
        return sign(cents.signum()) + plainUsd(cents.abs());
    }

    /** {@code 1,234.50 USD}: an amount that is no difference. */
    public static String plainUsd(BigDecimal amount) {
        // DecimalFormat is not safe to share between threads.
        return new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ENGLISH))
                        .format(amount.setScale(2, RoundingMode.HALF_EVEN))
                + " USD";
    }

    /** {@code +12.5}, {@code −3}, {@code ±0}. */
    public static String signed(double value) {
        String figure = Figures.of(Math.abs(value));
        return sign(figure.equals("0") ? 0 : value < 0 ? -1 : 1) + figure;
    }

    /** {@code 8 → 16 instances}, or {@code 8 instances as before}. */
    public static String change(int now, int then, String unit) {
        return now == then
                ? Figures.units(now, unit) + " as before"
                : Figures.of(now) + " → " + Figures.units(then, unit);
    }

    private static String sign(int signum) {
        return signum == 0 ? "±" : signum < 0 ? "−" : "+";
    }
}
