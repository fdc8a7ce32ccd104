package dev.kickoff.hub.imports.reading;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.InvalidDocumentException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one table by its mapping. */
final class CsvReading {
    private static final Set<String> CANCELLED = Set.of("cancelled", "canceled", "abandoned");
    private static final Set<String> POSTPONED = Set.of("postponed", "suspended");

    private final KnownColumns.Found found;
    private final ColumnMapping mapping;
    private final ReadOptions options;
    private final UsualDurations durations;
    private final Set<String> otherColumns;
    private boolean shownInUtc;

    private CsvReading(KnownColumns.Found found, ReadOptions options, UsualDurations durations, Set<String> header) {
        this.found = found;
        this.mapping = found.mapping();
        this.options = options;
        this.durations = durations;
        otherColumns = new LinkedHashSet<>(header);
        otherColumns.removeAll(mapping.columns());
    }

    static Reading read(byte[] document, ReadOptions options, UsualDurations durations, int mostRows)
            throws UnreadableDocumentException {
        Table table = Table.read(document, mostRows);
        ColumnMapping given = options.mapping();
        KnownColumns.Found found =
                given == null ? KnownColumns.of(table.columns()) : new KnownColumns.Found("given columns", given);
        found.mapping().check(table.columns());
        return new CsvReading(found, options, durations, table.columns()).read(table);
    }

    private Reading read(Table table) {
        EventCollector events = new EventCollector();
        for (Table.Row row : table.rows()) {
            String id = id(row);
            try {
                events.add(event(row, id));
            } catch (RowException unusable) {
                events.add(unusable.at(row.line(), id.isEmpty() ? null : id));
            }
        }
        List<String> notes = new ArrayList<>();
        if (shownInUtc) {
            notes.add("No time zone was given: hours of these events are shown in UTC. The instants are exact.");
        }
        return events.reading("CSV, " + found.label(), notes);
    }

    private SourcedEvent event(Table.Row row, String id) throws RowException {
        if (!row.hasAllCells()) {
            throw RowException.of(
                    null,
                    null,
                    "has " + row.cells().size() + " fields, but the header has "
                            + row.header().size(),
                    "Check the quotes and commas of this line");
        }
        if (id.isEmpty()) {
            throw RowException.of(mapping.id().get(0), "", "is empty", "Give every row an id that never changes");
        }
        String status = cell(row, mapping.status()).toLowerCase(Locale.ROOT);
        if (POSTPONED.contains(status)) {
            throw RowException.timeOpen(mapping.status(), status, "postponed");
        }
        String category = category(row);
        StartTime start = start(row);
        Duration length = length(row, start.instant(), category, start.zone());
        return new SourcedEvent(
                id,
                row.line(),
                name(row),
                category,
                start.instant(),
                length,
                zone(start).getId(),
                audience(row),
                regions(row),
                attributes(row),
                knownAt(row),
                CANCELLED.contains(status));
    }

    /** @param zone of the row's hours, null where the row has instants only */
    private record StartTime(Instant instant, @Nullable ZoneId zone) {}

    private String id(Table.Row row) {
        return mapping.id().stream()
                                .map(row::get)
                                .filter(part -> !part.isEmpty())
                                .count()
                        < mapping.id().size()
                ? ""
                : Slugs.of(mapping.id().stream().map(row::get).collect(Collectors.joining(" ")));
    }

    private String name(Table.Row row) throws RowException {
        Matcher braces = ColumnMapping.BRACES.matcher(mapping.name());
        String name = braces.replaceAll(column -> Matcher.quoteReplacement(row.get(column.group(1))))
                .strip();
        if (name.isEmpty()) {
            throw RowException.of(mapping.name(), "", "is empty", "Give the event a name");
        }
        return name;
    }

    private String category(Table.Row row) throws RowException {
        String own = cell(row, mapping.category());
        if (!own.isEmpty()) {
            String slug = Slugs.isIdentifier(own) ? own : Slugs.words(own);
            if (!slug.isEmpty()) {
                return slug;
            }
        }
        String given = options.category() != null ? options.category() : mapping.usualCategory();
        if (given == null) {
            throw RowException.of(
                    mapping.category(), own, "says no category", "Choose one for all events of this import");
        }
        return given;
    }

    private StartTime start(Table.Row row) throws RowException {
        ZoneId zone = rowZone(row);
        String given = cell(row, mapping.start());
        String day = cell(row, mapping.date());
        String hour = cell(row, mapping.time());
        Instant local = null;
        if (mapping.date() != null && mapping.time() != null && !day.isEmpty() && !LocalHours.open(hour)) {
            local = local(LocalHours.day(mapping.date(), day), hour, zone, given.isEmpty());
        }
        if (!LocalHours.open(given)) {
            Instant exact = LocalHours.instant(String.valueOf(mapping.start()), given, zone);
            if (local != null && !local.equals(exact)) {
                throw RowException.of(
                        mapping.start(),
                        given,
                        "contradicts " + mapping.date() + " " + day + " and " + mapping.time() + " " + hour
                                + ", which is " + local,
                        "Correct whichever is wrong");
            }
            return new StartTime(exact, zone);
        }
        if (local == null) {
            throw RowException.timeOpen(
                    mapping.time() != null ? mapping.time() : mapping.start(), hour.isEmpty() ? given : hour, day);
        }
        return new StartTime(local, zone);
    }

    /** @param needed whether nothing else says when it is; if not, null where no zone makes it an instant */
    private @Nullable Instant local(LocalDate day, String text, @Nullable ZoneId zone, boolean needed)
            throws RowException {
        String column = String.valueOf(mapping.time());
        LocalHours.Hour hour = LocalHours.hour(column, text);
        LocalDateTime local = day.atTime(hour.time());
        if (hour.offset() != null) {
            return local.toInstant(hour.offset());
        }
        // A zone that was given for showing the hours cannot prove an instant wrong.
        ZoneId certain = mapping.timeZone() != null ? ZoneId.of(mapping.timeZone()) : needed ? zone : null;
        if (certain != null) {
            return LocalHours.resolve(column, text, local, certain);
        }
        if (needed) {
            throw RowException.of(column, text, "has no offset", "Give the time zone of these hours");
        }
        return null;
    }

    /** The zone of the row's hours: its own, that of the table, or the one given with the import. */
    private @Nullable ZoneId rowZone(Table.Row row) throws RowException {
        String own = cell(row, mapping.zone());
        if (!own.isEmpty()) {
            return ZoneNames.find(own, options)
                    .orElseThrow(() -> RowException.of(
                            mapping.zone(),
                            own,
                            "is not a known time zone",
                            "Write an IANA zone such as Europe/Paris"));
        }
        return mapping.timeZone() != null ? ZoneId.of(mapping.timeZone()) : options.zoneId();
    }

    private ZoneId zone(StartTime start) {
        if (options.zoneId() != null && mapping.zone() == null) {
            return options.zoneId();
        }
        if (start.zone() != null) {
            return start.zone();
        }
        shownInUtc = true;
        return ZoneId.of("UTC");
    }

    private Duration length(Table.Row row, Instant start, String category, @Nullable ZoneId zone) throws RowException {
        String end = cell(row, mapping.end());
        if (!LocalHours.open(end)) {
            Duration length = Duration.between(start, LocalHours.instant(String.valueOf(mapping.end()), end, zone));
            if (length.isZero() || length.isNegative()) {
                throw RowException.of(mapping.end(), end, "is not after the start " + start, "Correct start or end");
            }
            return length;
        }
        return EventLength.usual(category, options, durations);
    }

    private @Nullable Audience audience(Table.Row row) throws RowException {
        Double p50 = people(row, mapping.audience());
        Double p90 = people(row, mapping.audienceP90());
        if (p50 == null) {
            return null;
        }
        try {
            return new Audience(p50, p90);
        } catch (InvalidDocumentException broken) {
            throw RowException.of(
                    mapping.audience(), cell(row, mapping.audience()), broken.remedy(), "Leave it empty if unknown");
        }
    }

    private static @Nullable Double people(Table.Row row, @Nullable String column) throws RowException {
        String text = cell(row, column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Double.valueOf(text.replaceAll("[_\\s]", ""));
        } catch (NumberFormatException unreadable) {
            throw RowException.of(column, text, "is not a number of people", "Write it like 250000, or leave it empty");
        }
    }

    private List<String> regions(Table.Row row) throws RowException {
        String text = cell(row, mapping.regions());
        if (text.isEmpty()) {
            return options.regionsOrNone();
        }
        List<String> regions = List.of(text.split("[;\\s]+")).stream()
                .filter(one -> !one.isEmpty())
                .toList();
        for (String region : regions) {
            if (!Slugs.isIdentifier(region)) {
                throw RowException.of(mapping.regions(), text, "holds no region name", Slugs.REMEDY);
            }
        }
        return regions;
    }

    private Map<String, String> attributes(Table.Row row) {
        Map<String, String> attributes = new TreeMap<>();
        if (mapping.attributes() != null) {
            mapping.attributes().forEach((attribute, column) -> put(attributes, attribute, row.get(column)));
        } else {
            otherColumns.forEach(column -> put(attributes, column, row.get(column)));
        }
        return attributes;
    }

    private static void put(Map<String, String> attributes, String attribute, String value) {
        if (!value.isEmpty()) {
            attributes.put(attribute, value);
        }
    }

    private @Nullable Instant knownAt(Table.Row row) throws RowException {
        String text = cell(row, mapping.knownAt());
        return text.isEmpty() ? null : LocalHours.instant(String.valueOf(mapping.knownAt()), text, ZoneOffset.UTC);
    }

    private static String cell(Table.Row row, @Nullable String column) {
        return column == null ? "" : row.get(column);
    }
}
