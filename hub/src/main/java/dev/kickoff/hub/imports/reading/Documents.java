package dev.kickoff.hub.imports.reading;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads a document of either kind. */
public final class Documents {
    /** What documents can be. */
    public enum Kind {
        CSV,
        ICALENDAR;

        /** By what stands at the beginning. */
        public static Kind of(byte[] document) {
            String head = new String(document, 0, Math.min(document.length, 200), StandardCharsets.UTF_8);
            return head.replace("\uFEFF", "")
                            .stripLeading()
                            .toUpperCase(Locale.ROOT)
                            .startsWith("BEGIN:VCALENDAR")
                    ? ICALENDAR
                    : CSV;
        }
    }

    private Documents() {}

    /** @param mostEvents rows or components, more are refused */
    public static Reading read(
            byte[] document, Kind kind, ReadOptions options, UsualDurations durations, int mostEvents)
            throws UnreadableDocumentException {
        options.check();
        return kind == Kind.ICALENDAR
                ? CalendarReading.read(document, options, durations, mostEvents)
                : CsvReading.read(document, options, durations, mostEvents);
    }
}
