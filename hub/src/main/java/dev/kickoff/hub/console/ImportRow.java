package dev.kickoff.hub.console;

import dev.kickoff.hub.imports.ChangeKind;
import dev.kickoff.hub.imports.FieldChange;
import dev.kickoff.hub.imports.ProposedChange;
import dev.kickoff.hub.imports.reading.RowProblem;
import dev.kickoff.hub.imports.reading.SourcedEvent;
import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A change of a preview, for people.
 *
 * @param link to the event, empty if it is not in the calendar
 * @param when day and hours as they will be, empty if unknown
 * @param fields what is different, {@code before} or {@code after} being {@code nothing} where there is none
 * @param note empty if there is none
 * @param line in the document, empty if it is not in there
 * @param problem what is wrong, empty if nothing is
 */
record ImportRow(
        String kind,
        String style,
        String name,
        String link,
        String when,
        String zone,
        List<Field> fields,
        String note,
        String line,
        String problem,
        String remedy) {

    record Field(String name, String before, String after, boolean conflict) {}

    /** @param current the event in the calendar, null if there is none */
    static ImportRow of(ProposedChange change, @Nullable Event current, Function<ZoneId, Hours> hoursIn) {
        SourcedEvent said = change.said();
        ZoneId zone = said != null ? ZoneId.of(said.zone()) : current == null ? null : ZoneId.of(current.zone());
        Hours hours = zone == null ? null : hoursIn.apply(zone);
        Instant start = said != null ? said.start() : current == null ? null : current.start();
        Instant end = said != null ? said.end() : current == null ? null : current.end();
        RowProblem problem = change.problem();
        return new ImportRow(
                label(change.kind()),
                style(change.kind()),
                change.name().isEmpty() ? "A row without an id" : change.name(),
                current == null ? "" : "/events/" + current.id(),
                hours == null || start == null || end == null ? "" : hours.span(start, end),
                hours == null || start == null ? "" : hours.zoneName(start),
                change.fields().stream().map(field -> field(field, hours)).toList(),
                Objects.requireNonNullElse(change.note(), ""),
                problem != null ? String.valueOf(problem.line()) : said == null ? "" : String.valueOf(said.line()),
                problem == null ? "" : words(problem),
                problem == null ? "" : problem.remedy());
    }

    static String label(ChangeKind kind) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** As it is said after a number. */
    static String counted(ChangeKind kind, int count) {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return kind == ChangeKind.PROBLEM && count != 1 ? name + "s" : name;
    }

    private static String style(ChangeKind kind) {
        return switch (kind) {
            case NEW -> "good";
            case MOVED, CHANGED -> "live";
            case CANCELLED -> "bad";
            case PROBLEM -> "warn";
            case UNCHANGED -> "";
        };
    }

    private static String words(RowProblem problem) {
        String value = problem.value() == null || problem.value().isEmpty() ? "" : " “" + problem.value() + "”";
        return (problem.column() == null ? "The row" : problem.column()) + value + " " + problem.message();
    }

    static Field field(FieldChange change, @Nullable Hours hours) {
        String name = change.field().replaceFirst("^attributes\\.", "").replace("expectedAudience", "audience");
        return new Field(
                name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1),
                value(change.field(), change.before(), hours),
                value(change.field(), change.after(), hours),
                change.conflict());
    }

    private static String value(String field, @Nullable String value, @Nullable Hours hours) {
        if (value == null) {
            return "nothing";
        }
        return switch (field) {
            case "start" -> hours == null ? value : hours.moment(Instant.parse(value));
            case "length" -> Spans.words(Duration.parse(value));
            default -> value;
        };
    }
}
