package dev.kickoff.hub.imports.reading;

import org.jspecify.annotations.Nullable;

/** A value of a row that cannot be read; becomes a {@link RowProblem}. */
final class RowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final @Nullable String column;
    private final @Nullable String value;
    private final String remedy;
    private final boolean timeOpen;

    private RowException(
            @Nullable String column, @Nullable String value, String message, String remedy, boolean timeOpen) {
        super(message);
        this.column = column;
        this.value = value;
        this.remedy = remedy;
        this.timeOpen = timeOpen;
    }

    static RowException of(@Nullable String column, @Nullable String value, String message, String remedy) {
        return new RowException(column, value, message, remedy, false);
    }

    /** The source has not fixed the hour yet. */
    static RowException timeOpen(@Nullable String column, @Nullable String value, String day) {
        return new RowException(
                column,
                value,
                "has no hour yet" + (day.isBlank() ? "" : " (" + day.strip() + ")"),
                "Import again once the source names it, or enter the event by hand",
                true);
    }

    RowProblem at(long line, @Nullable String sourceId) {
        return new RowProblem(line, column, value, String.valueOf(getMessage()), remedy, sourceId, timeOpen);
    }
}
