package dev.kickoff.forecaster.files;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** One row of a CSV file, read by column name. */
public final class CsvRow {
    private final String source;
    private final long line;
    private final Map<String, Integer> header;
    private final CSVRecord row;

    CsvRow(String source, long line, Map<String, Integer> header, CSVRecord row) {
        this.source = source;
        this.line = line;
        this.header = header;
        this.row = row;
    }

    public long line() {
        return line;
    }

    Set<String> columns() {
        return header.keySet();
    }

    /** The field's text without surrounding blanks, may be empty. */
    public String text(String column) {
        Integer index = header.get(column);
        if (index == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return row.get(index).strip();
    }

    public Instant instant(String column) {
        try {
            Instant instant = Instant.parse(text(column));
            if (instant.getNano() != 0) {
                throw error(column, "must be a whole second");
            }
            return instant;
        } catch (DateTimeParseException unreadable) {
            throw error(column, "must be a time in ISO 8601, UTC, such as 1998-06-10T15:30:00Z");
        }
    }

    /** A finite number that is not negative. */
    public double quantity(String column) {
        String text = text(column);
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException unreadable) {
            throw error(column, "must be a number with a decimal point, such as 1250 or 0.5");
        }
        // Java also reads 5d, 5f and 0x5p0, which no other program writes for a number.
        if (Double.isFinite(number) && !isDigitOrPoint(text.charAt(text.length() - 1)) || text.contains("x")) {
            throw error(column, "must be a number with a decimal point, such as 1250 or 0.5");
        }
        if (!Double.isFinite(number) || number < 0) {
            throw error(column, "must be a finite number, 0 or more");
        }
        return number;
    }

    private static boolean isDigitOrPoint(char last) {
        return last >= '0' && last <= '9' || last == '.';
    }

    @Nullable
    Double quantityOrNull(String column) {
        return text(column).isEmpty() ? null : quantity(column);
    }

    public InvalidCsvException error(String column, String remedy) {
        return new InvalidCsvException(source, line, column, header.containsKey(column) ? text(column) : null, remedy);
    }
}
