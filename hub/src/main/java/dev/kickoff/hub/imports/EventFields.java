package dev.kickoff.hub.imports;

import dev.kickoff.hub.imports.reading.SourcedEvent;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The fields of an event that a source can give, as text by name; what is unknown is not in the map. The end is told by
 * the length: an event that moves keeps the length that a planner gave it.
 */
final class EventFields {
    static final String START = "start";
    static final String LENGTH = "length";
    static final String NAME = "name";
    static final String CATEGORY = "category";
    static final String ZONE = "zone";
    static final String AUDIENCE = "expectedAudience";
    static final String REGIONS = "regions";
    static final String ATTRIBUTE = "attributes.";

    private EventFields() {}

    static Map<String, String> of(SourcedEvent event) {
        return of(
                event.name(),
                event.category(),
                event.start(),
                event.length(),
                event.zone(),
                event.expectedAudience(),
                event.regions(),
                event.attributes());
    }

    static Map<String, String> of(Event event) {
        return of(
                event.name(),
                event.category(),
                event.start(),
                Duration.between(event.start(), event.end()),
                event.zone(),
                event.expectedAudience(),
                event.regions(),
                event.attributes());
    }

    private static Map<String, String> of(
            String name,
            String category,
            Instant start,
            Duration length,
            String zone,
            @Nullable Audience audience,
            List<String> regions,
            Map<String, String> attributes) {
        Map<String, String> fields = new TreeMap<>();
        fields.put(NAME, name);
        fields.put(CATEGORY, category);
        fields.put(START, start.truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put(LENGTH, length.truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put(ZONE, zone);
        if (audience != null) {
            fields.put(AUDIENCE, people(audience.p50()) + (audience.p90() == null ? "" : "/" + people(audience.p90())));
        }
        if (!regions.isEmpty()) {
            fields.put(REGIONS, String.join(", ", regions));
        }
        attributes.forEach((attribute, value) -> fields.put(ATTRIBUTE + attribute, value));
        return fields;
    }

    private static String people(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /**
     * What the source gives differently than when it was last taken over, and the event does not have yet.
     *
     * @param said by the source now
     * @param taken by the source when it was last taken over
     * @param current of the event
     */
    static List<FieldChange> changes(Map<String, String> said, Map<String, String> taken, Map<String, String> current) {
        Set<String> names = new LinkedHashSet<>(List.of(START, LENGTH, NAME));
        names.addAll(said.keySet());
        names.addAll(taken.keySet());
        List<FieldChange> changes = new ArrayList<>();
        for (String name : names) {
            String now = said.get(name);
            String last = taken.get(name);
            String own = current.get(name);
            if (!Objects.equals(now, last) && !Objects.equals(now, own) && !name.equals(StoredItem.KEPT)) {
                changes.add(new FieldChange(name, own, now, !Objects.equals(own, last)));
            }
        }
        return changes;
    }

    /** What was taken over, once the event has become {@code current}. */
    static Map<String, String> taken(
            Map<String, String> said, Map<String, String> takenBefore, Map<String, String> current) {
        Map<String, String> taken = new TreeMap<>(takenBefore);
        Set<String> names = new LinkedHashSet<>(said.keySet());
        names.addAll(takenBefore.keySet());
        for (String name : names) {
            if (Objects.equals(said.get(name), current.get(name))) {
                put(taken, name, said.get(name));
            }
        }
        taken.remove(StoredItem.KEPT);
        return taken;
    }

    static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value == null) {
            fields.remove(name);
        } else {
            fields.put(name, value);
        }
    }
}
