package dev.kickoff.forecaster.files;

import org.jspecify.annotations.Nullable;

/** A CSV file that cannot be used. Says where, what was found there, and what would be right. */
public final class InvalidCsvException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final long line;
    private final @Nullable String column;
    private final String remedy;

    public InvalidCsvException(
            String source, long line, @Nullable String column, @Nullable String value, String remedy) {
        super(source + (line > 0 ? " line " + line : "") + (column == null ? "" : " column " + column) + ": "
                + (value == null ? "" : "'" + shorten(value) + "' ") + remedy);
        this.line = line;
        this.column = column;
        this.remedy = remedy;
    }

    private static String shorten(String value) {
        return value.length() <= 60 ? value : value.substring(0, 57) + "...";
    }

    /** Line in the file, the header being 1; 0 when the file as a whole is wrong. */
    public long line() {
        return line;
    }

    /** Name of the column, null when the line as a whole is wrong. */
    public @Nullable String column() {
        return column;
    }

    public String remedy() {
        return remedy;
    }
}
