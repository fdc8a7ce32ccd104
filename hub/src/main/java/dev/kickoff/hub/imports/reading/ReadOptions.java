package dev.kickoff.hub.imports.reading;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What whoever imports a document adds to it; everything may be null.
 *
 * @param mapping which columns of a CSV file mean what; null finds it from the header
 * @param category of events that the document gives none
 * @param zone IANA zone of hours that the document gives without one, and in which the others are shown
 * @param duration length of events of which the document gives no end
 * @param regions whose traffic the events move; none means all
 * @param zoneNames what the document calls zones, and which IANA zone that is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReadOptions(
        @Nullable ColumnMapping mapping,
        @Nullable String category,
        @Nullable String zone,
        @Nullable Duration duration,
        @Nullable List<String> regions,
        @Nullable Map<String, String> zoneNames) {
    public static final ReadOptions NONE = new ReadOptions(null, null, null, null, null, null);
    private static final Duration LONGEST = Duration.ofDays(31);

    /** Says so if an option cannot be. */
    public void check() throws UnreadableDocumentException {
        if (zone != null) {
            zoneOf("zone", zone);
        }
        if (zoneNames != null) {
            for (String name : zoneNames.values()) {
                zoneOf("zoneNames", name);
            }
        }
        if (duration != null && (duration.isZero() || duration.isNegative() || duration.compareTo(LONGEST) > 0)) {
            throw new UnreadableDocumentException(
                    "duration",
                    "duration '" + duration + "' must be above zero and at most 31 days",
                    "Write for example PT3H15M");
        }
        if (category != null && !Slugs.isIdentifier(category)) {
            throw new UnreadableDocumentException(
                    "category", "category '" + category + "' is not a name like american-football", Slugs.REMEDY);
        }
        for (String region : regionsOrNone()) {
            if (!Slugs.isIdentifier(region)) {
                throw new UnreadableDocumentException(
                        "regions", "region '" + region + "' is not a name like eu-west-3", Slugs.REMEDY);
            }
        }
    }

    List<String> regionsOrNone() {
        return regions == null ? List.of() : regions;
    }

    @Nullable
    ZoneId zoneId() {
        return zone == null ? null : ZoneId.of(zone);
    }

    static ZoneId zoneOf(String field, String name) throws UnreadableDocumentException {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new UnreadableDocumentException(
                    field,
                    field + " '" + name + "' is not an IANA time zone",
                    "Write for example America/New_York or Europe/London");
        }
    }
}
