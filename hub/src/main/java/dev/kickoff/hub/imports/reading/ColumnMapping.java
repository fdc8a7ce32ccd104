package dev.kickoff.hub.imports.reading;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a CSV file mean what. Everything but {@code id}, {@code name} and a start may be null.
 *
 * @param id columns that together name an event and never change, for example {@code game_id}, or season and both teams
 * @param name text with columns in braces, for example {@code {away_team} at {home_team}}
 * @param start column of instants with {@code Z} or an offset
 * @param date column of days such as {@code 2025-09-04}, with {@code time}; where {@code start} is there too, both must
 *     agree
 * @param time column of hours such as {@code 20:20}, or {@code 17:00 UTC-3} with their offset
 * @param timeZone IANA zone of {@code time}
 * @param end column of instants; without it the end comes from the event's usual duration
 * @param category column of the category; without it all are of the category given with the import
 * @param zone column of the IANA zone of each row's hours
 * @param audience column of the expected audience in people
 * @param audienceP90 column of the audience that is exceeded one time in ten
 * @param regions column of regions, separated by {@code ;}
 * @param status column that says {@code cancelled} or {@code postponed}
 * @param knownAt column of when the row became known; of several rows of one id the last known counts
 * @param attributes attribute to column; null takes every other column as an attribute of its own name
 * @param usualCategory category of all rows unless another is given with the import
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ColumnMapping(
        List<String> id,
        String name,
        @Nullable String start,
        @Nullable String date,
        @Nullable String time,
        @Nullable String timeZone,
        @Nullable String end,
        @Nullable String category,
        @Nullable String zone,
        @Nullable String audience,
        @Nullable String audienceP90,
        @Nullable String regions,
        @Nullable String status,
        @Nullable String knownAt,
        @Nullable Map<String, String> attributes,
        @Nullable String usualCategory) {
    static final Pattern BRACES = Pattern.compile("\\{([^{}]+)}");

    /** All columns that it names. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>(id);
        Matcher inName = BRACES.matcher(name);
        while (inName.find()) {
            columns.add(inName.group(1));
        }
        for (String column :
                new String[] {start, date, time, end, category, zone, audience, audienceP90, regions, status, knownAt
                }) {
            if (column != null) {
                columns.add(column);
            }
        }
        if (attributes != null) {
            columns.addAll(attributes.values());
        }
        return columns;
    }

    /** Says so if it cannot be used on a file with these columns. */
    void check(Set<String> header) throws UnreadableDocumentException {
        if (id == null || id.isEmpty() || name == null || name.isBlank() || (start == null && date == null)) {
            throw new UnreadableDocumentException(
                    "mapping",
                    "The mapping lacks "
                            + (id == null || id.isEmpty() ? "id" : name == null || name.isBlank() ? "name" : "start"),
                    "Name the columns of id, name, and start or date and time");
        }
        for (String column : columns()) {
            if (!header.contains(column)) {
                throw new UnreadableDocumentException(
                        "mapping",
                        "The mapping names a column '" + column + "' that the file does not have",
                        "The file has: " + String.join(", ", header));
            }
        }
        if (timeZone != null) {
            ReadOptions.zoneOf("mapping.timeZone", timeZone);
        }
    }
}
