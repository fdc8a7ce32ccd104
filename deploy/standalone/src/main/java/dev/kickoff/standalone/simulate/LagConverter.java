package dev.kickoff.standalone.simulate;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lags on the command line: {@code 5m}, {@code 1h} or ISO-8601. */
final class LagConverter implements ITypeConverter<Lag> {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,4})(m|h)");

    @Override
    public Lag convert(String value) {
        try {
            Matcher text = SHORT.matcher(value.toLowerCase(Locale.ROOT));
            if (!text.matches()) {
                return Lag.of(Duration.parse(value));
            }
            int number = Integer.parseInt(text.group(1));
            return new Lag(text.group(2).equals("h") ? 60 * number : number);
        } catch (DateTimeParseException | IllegalArgumentException | ArithmeticException unreadable) {
            throw new TypeConversionException(
                    "'" + value + "' is not a lag of whole minutes within a day, such as 5m, 1h or PT5M");
        }
    }
}
