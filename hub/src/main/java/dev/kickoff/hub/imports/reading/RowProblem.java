package dev.kickoff.hub.imports.reading;

import org.jspecify.annotations.Nullable;

/**
 * Something in a document that cannot become an event.
 *
 * @param line from 1
 * @param column name of the column or iCalendar property, null where it is about the whole row
 * @param value as found, null where there is none
 * @param message what is wrong, continuing column and value
 * @param remedy what to do about it
 * @param sourceId of the event, where it could be read: such an event is not missing from its source
 * @param timeOpen whether the only thing that lacks is the hour, which the source has not fixed yet
 */
public record RowProblem(
        long line,
        @Nullable String column,
        @Nullable String value,
        String message,
        String remedy,
        @Nullable String sourceId,
        boolean timeOpen) {}
