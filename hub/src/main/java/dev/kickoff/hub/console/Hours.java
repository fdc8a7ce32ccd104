package dev.kickoff.hub.console;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes instants as people read them in one zone, in English whatever the server's language is. */
public record Hours(ZoneId zone) {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("EEE HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ABBREVIATION = DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH);

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");
    private static final Pattern DURATION = Pattern.compile("\\bPT(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?\\b");

    /** {@code 17:30}. */
    public String clock(Instant instant) {
        return CLOCK.format(at(instant));
    }

    /** {@code Wed 10 Jun 1998}. */
    public String day(Instant instant) {
        return DAY.format(at(instant));
    }

    /** {@code Wed 10 Jun 1998, 17:30}. */
    public String moment(Instant instant) {
        return day(instant) + ", " + clock(instant);
    }

    /** {@code 17:30} on the day of the reference, else {@code Thu 11 Jun, 01:15}. */
    public String near(Instant instant, Instant reference) {
        return date(instant).equals(date(reference))
                ? clock(instant)
                : SHORT_DAY.format(at(instant)) + ", " + clock(instant);
    }

    /** {@code 17:30} on the day of the reference, else {@code Thu 01:15}: for tables that reach a few days. */
    public String brief(Instant instant, Instant reference) {
        return date(instant).equals(date(reference)) ? clock(instant) : WEEKDAY.format(at(instant));
    }

    /** {@code Wed 10 Jun 1998, 17:30–19:15}; the second day is named if it is another. */
    public String span(Instant from, Instant to) {
        String separator = date(from).equals(date(to)) ? "–" : " – ";
        return moment(from) + separator + near(to, from);
    }

    /** What people call the zone at that time of the year, for example {@code CEST}. */
    public String zoneName(Instant instant) {
        String name = ABBREVIATION.format(at(instant));
        return name.equals("Z") ? "UTC" : name;
    }

    /** The text with every ISO instant and duration in it written for people. */
    public String localised(String text, Instant reference) {
        String hours = INSTANT.matcher(text).replaceAll(found -> near(Instant.parse(found.group()), reference));
        return DURATION.matcher(hours).replaceAll(found -> Spans.words(Duration.parse(found.group())));
    }

    public LocalDate date(Instant instant) {
        return at(instant).toLocalDate();
    }

    private ZonedDateTime at(Instant instant) {
        return instant.atZone(zone);
    }
}
