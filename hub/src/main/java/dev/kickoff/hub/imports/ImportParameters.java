package dev.kickoff.hub.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.imports.reading.ColumnMapping;
import dev.kickoff.hub.imports.reading.ReadOptions;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The options of an import as a query or a form gives them: text, all but the source optional. */
public class ImportParameters {
    @RestQuery
    @Nullable
    public String source;

    @RestQuery
    @Nullable
    public String mapping;

    @RestQuery
    @Nullable
    public String category;

    @RestQuery
    @Nullable
    public String zone;

    /** {@code Eastern Standard Time=America/New_York}, separated by commas. */
    @RestQuery
    @Nullable
    public String zoneNames;

    /** ISO-8601. */
    @RestQuery
    @Nullable
    public String duration;

    /** Separated by commas. */
    @RestQuery
    @Nullable
    public String regions;

    @RestQuery
    @Nullable
    public String past;

    @RestQuery
    @Nullable
    public String missing;

    public String source() {
        String name = text(source);
        if (name == null) {
            throw ProblemException.invalid(
                    "source", "source is missing", "Name where the document comes from, the same every time");
        }
        return name;
    }

    /** @param json reads the mapping */
    public ImportOptions options(ObjectMapper json) {
        return new ImportOptions(
                new ReadOptions(columns(json), text(category), text(zone), duration(), regions(), zoneNames()),
                choice("past", past, ImportOptions.Past.class),
                choice("missing", missing, ImportOptions.Missing.class));
    }

    private @Nullable ColumnMapping columns(ObjectMapper json) {
        String given = text(mapping);
        try {
            return given == null ? null : json.readValue(given, ColumnMapping.class);
        } catch (JsonProcessingException unreadable) {
            throw ProblemException.invalid(
                    "mapping",
                    "mapping is not the JSON of a mapping: " + unreadable.getOriginalMessage(),
                    "For example {\"id\":[\"game_id\"],\"name\":\"{away} at {home}\",\"start\":\"kickoff\"}");
        }
    }

    private @Nullable Duration duration() {
        String given = text(duration);
        try {
            return given == null ? null : Duration.parse(given);
        } catch (DateTimeParseException unreadable) {
            throw ProblemException.invalid(
                    "duration", "duration '" + given + "' is not a duration", "Write for example PT3H15M");
        }
    }

    private @Nullable List<String> regions() {
        String given = text(regions);
        return given == null
                ? null
                : Arrays.stream(given.split("[,;\\s]+"))
                        .filter(region -> !region.isEmpty())
                        .toList();
    }

    private @Nullable Map<String, String> zoneNames() {
        String given = text(zoneNames);
        if (given == null) {
            return null;
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (String pair : given.split(",")) {
            int equals = pair.lastIndexOf('=');
            if (equals <= 0) {
                throw ProblemException.invalid(
                        "zoneNames",
                        "zoneNames '" + pair + "' does not say which zone it is",
                        "Write for example Eastern Standard Time=America/New_York");
            }
            names.put(
                    pair.substring(0, equals).strip(),
                    pair.substring(equals + 1).strip());
        }
        return names;
    }

    private static <E extends Enum<E>> @Nullable E choice(String field, @Nullable String given, Class<E> type) {
        String value = text(given);
        if (value == null) {
            return null;
        }
        try {
            return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw ProblemException.invalid(
                    field,
                    field + " '" + value + "' is unknown",
                    "Choose one of " + Arrays.toString(type.getEnumConstants()));
        }
    }

    private static @Nullable String text(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }
}
