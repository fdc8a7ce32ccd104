package dev.kickoff.hub.imports.reading;

import java.util.List;

/**
 * What a document says.
 *
 * @param format what it was read as, for example {@code CSV as NFL table}
 * @param events with different ids, in the document's order
 * @param problems by line
 * @param notes what whoever imports it should know about the whole document
 */
public record Reading(String format, List<SourcedEvent> events, List<RowProblem> problems, List<String> notes) {
    public Reading {
        events = List.copyOf(events);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }
}
