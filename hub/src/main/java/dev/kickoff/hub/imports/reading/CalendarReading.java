package dev.kickoff.hub.imports.reading;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the events of an iCalendar document. */
final class CalendarReading {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);
    private static final Pattern DAY = Pattern.compile("\\d{8}");
    private static final Pattern DURATION = Pattern.compile("\\+?P(?:(\\d+)W)?(?:(\\d+)D)?(T.+)?");

    private final CalendarContent content;
    private final ReadOptions options;
    private final UsualDurations durations;
    private boolean shownInUtc;

    private CalendarReading(CalendarContent content, ReadOptions options, UsualDurations durations) {
        this.content = content;
        this.options = options;
        this.durations = durations;
    }

    static Reading read(byte[] document, ReadOptions options, UsualDurations durations, int mostEvents)
            throws UnreadableDocumentException {
        CalendarContent content = CalendarContent.parse(Table.utf8(document));
        if (content.events().size() > mostEvents) {
            throw new UnreadableDocumentException(
                    "document",
                    "The file has " + content.events().size() + " events, more than " + mostEvents,
                    "Import it in parts, or raise kickoff.imports.most-events");
        }
        if (options.category() == null) {
            throw new UnreadableDocumentException(
                    "category",
                    "An iCalendar file does not say what its events are",
                    "Give the category of all of them, for example football");
        }
        return new CalendarReading(content, options, durations).read(options.category());
    }

    private Reading read(String category) {
        EventCollector events = new EventCollector();
        for (CalendarContent.Component component : content.events()) {
            String id = id(component);
            try {
                events.add(event(component, id, category));
            } catch (RowException unusable) {
                events.add(unusable.at(component.line(), id.isEmpty() ? null : id));
            }
        }
        List<String> notes = new ArrayList<>();
        if (shownInUtc) {
            notes.add("Some events give UTC and no zone: their hours are shown in UTC. The instants are exact.");
        }
        return events.reading("iCalendar", notes);
    }

    /** One occurrence of a repeated event has the id of the event and of the occurrence. */
    private static String id(CalendarContent.Component component) {
        String uid = component.text("UID");
        String occurrence = component.text("RECURRENCE-ID");
        return uid.isEmpty() ? "" : Slugs.of(occurrence.isEmpty() ? uid : uid + " " + occurrence);
    }

    private SourcedEvent event(CalendarContent.Component component, String id, String category) throws RowException {
        if (id.isEmpty()) {
            throw RowException.of("UID", null, "is missing", "Export the calendar with a UID for every event");
        }
        for (String repeats : List.of("RRULE", "RDATE")) {
            if (component.get(repeats) != null) {
                throw RowException.of(
                        repeats,
                        component.text(repeats),
                        "repeats the event, which an import does not follow",
                        "Enter it as a series in the calendar, or export its single occurrences");
            }
        }
        CalendarContent.Property begin = component.get("DTSTART");
        if (begin == null) {
            throw RowException.of("DTSTART", null, "is missing", "Every event needs a start");
        }
        ZoneId zone = zone("DTSTART", begin);
        Instant start = instant("DTSTART", begin, zone);
        String name = component.text("SUMMARY");
        if (name.isEmpty()) {
            throw RowException.of("SUMMARY", null, "is missing", "Every event needs a name");
        }
        return new SourcedEvent(
                id,
                component.line(),
                name,
                category,
                start,
                length(component, start, zone, category),
                shown(zone).getId(),
                null,
                options.regionsOrNone(),
                attributes(component),
                null,
                component.text("STATUS").equalsIgnoreCase("CANCELLED")
                        || content.ofCalendar("METHOD").equalsIgnoreCase("CANCEL"));
    }

    /** The zone of its hours; null for UTC and for hours without a zone. */
    private @Nullable ZoneId zone(String name, CalendarContent.Property property) throws RowException {
        String zone = property.parameters().get("TZID");
        if (zone == null || property.value().endsWith("Z")) {
            return null;
        }
        ZoneId found = ZoneNames.find(zone, options)
                .or(() -> ZoneNames.find(content.placeOf(zone), options))
                .orElse(null);
        if (found == null) {
            throw RowException.of(
                    name + ";TZID",
                    zone,
                    "is not a known time zone",
                    "Say which IANA zone it is (zoneNames), for example " + zone + "=America/New_York");
        }
        return found;
    }

    private Instant instant(String name, CalendarContent.Property property, @Nullable ZoneId zone) throws RowException {
        String value = property.value().strip();
        if (DAY.matcher(value).matches()) {
            throw RowException.timeOpen(name, value, "all day");
        }
        try {
            if (value.endsWith("Z")) {
                return LocalDateTime.parse(value.substring(0, value.length() - 1), LOCAL)
                        .toInstant(ZoneOffset.UTC);
            }
            LocalDateTime local = LocalDateTime.parse(value, LOCAL);
            ZoneId hours = zone == null ? options.zoneId() : zone;
            if (hours == null) {
                throw RowException.of(
                        name, value, "is a floating time, without a zone", "Give the time zone of these hours");
            }
            return LocalHours.resolve(name, value, local, hours);
        } catch (DateTimeParseException unreadable) {
            throw RowException.of(name, value, "is not a time", "Write it like 20250905T002000Z");
        }
    }

    private Duration length(CalendarContent.Component component, Instant start, @Nullable ZoneId zone, String category)
            throws RowException {
        CalendarContent.Property end = component.get("DTEND");
        CalendarContent.Property given = component.get("DURATION");
        Duration length;
        if (end != null) {
            length = Duration.between(start, instant("DTEND", end, zone("DTEND", end)));
        } else if (given != null) {
            length = duration(given.value(), start, zone);
        } else {
            return EventLength.usual(category, options, durations);
        }
        if (length.isZero() || length.isNegative()) {
            throw RowException.of(
                    end == null ? "DURATION" : "DTEND",
                    end == null ? component.text("DURATION") : end.value(),
                    "is not after the start " + start,
                    "Correct start or end");
        }
        return length;
    }

    /** Days and weeks are days of the zone, which may be 23 or 25 hours long (RFC 5545, 3.3.6). */
    private static Duration duration(String text, Instant start, @Nullable ZoneId zone) throws RowException {
        Matcher parts = DURATION.matcher(text.strip());
        try {
            if (parts.matches()) {
                int weeks = parts.group(1) == null ? 0 : Integer.parseInt(parts.group(1));
                int days = parts.group(2) == null ? 0 : Integer.parseInt(parts.group(2));
                Duration exact = parts.group(3) == null ? Duration.ZERO : Duration.parse("P" + parts.group(3));
                Instant later = start.atZone(zone == null ? ZoneOffset.UTC : zone)
                        .plus(Period.ofDays(Math.addExact(Math.multiplyExact(weeks, 7), days)))
                        .toInstant();
                return Duration.between(start, later).plus(exact);
            }
        } catch (DateTimeParseException | ArithmeticException | NumberFormatException unreadable) {
            throw unreadableDuration(text);
        }
        throw unreadableDuration(text);
    }

    private static RowException unreadableDuration(String text) {
        return RowException.of("DURATION", text, "is not a duration", "Write it like PT2H30M");
    }

    /** In the event's own zone, else the one given with the import, else the calendar's. */
    private ZoneId shown(@Nullable ZoneId own) {
        if (own != null) {
            return own;
        }
        if (options.zoneId() != null) {
            return options.zoneId();
        }
        return ZoneNames.find(content.ofCalendar("X-WR-TIMEZONE"), options).orElseGet(() -> {
            shownInUtc = true;
            return ZoneId.of("UTC");
        });
    }

    private static Map<String, String> attributes(CalendarContent.Component component) {
        Map<String, String> attributes = new TreeMap<>();
        if (!component.text("LOCATION").isEmpty()) {
            attributes.put("venue", component.text("LOCATION"));
        }
        if (component.text("STATUS").equalsIgnoreCase("TENTATIVE")) {
            attributes.put("status", "tentative");
        }
        return attributes;
    }
}
