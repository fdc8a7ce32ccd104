package dev.kickoff.hub.console;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What differs between two revisions of an event, in words. */
public final class EventChanges {
    /** One field that differs. */
    public record Change(String field, String before, String after) {}

    private final List<Change> changes = new ArrayList<>();

    private EventChanges() {}

    /** In the order of the form; empty if nothing that people enter differs. */
    public static List<Change> between(Event before, Event after) {
        EventChanges found = new EventChanges();
        found.add("Name", before.name(), after.name());
        found.add("Category", before.category(), after.category());
        found.add("State", state(before), state(after));
        found.add("Start", hour(before.start(), before), hour(after.start(), after));
        found.add("End", hour(before.end(), before), hour(after.end(), after));
        found.add("Time zone", before.zone(), after.zone());
        found.add("Expected audience", audience(before.expectedAudience()), audience(after.expectedAudience()));
        found.add("Audience by region", byRegion(before), byRegion(after));
        found.add("Regions", regions(before), regions(after));
        found.add("Criticality", criticality(before), criticality(after));
        found.add("Extended automatically", before.autoExtend() ? "yes" : "no", after.autoExtend() ? "yes" : "no");
        found.add("Attributes", attributes(before), attributes(after));
        found.add("Phases", phases(before), phases(after));
        return found.changes;
    }

    private void add(String field, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(field, before, after));
        }
    }

    public static String audience(@Nullable Audience audience) {
        if (audience == null) {
            return "unknown";
        }
        String likely = Figures.of(audience.p50());
        return audience.p90() == null ? likely : likely + ", up to " + Figures.of(audience.p90());
    }

    public static String byRegion(Event event) {
        return event.audienceByRegion().isEmpty()
                ? "not told apart"
                : event.audienceByRegion().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(region -> region.getKey() + " " + audience(region.getValue()))
                        .collect(Collectors.joining("; "));
    }

    public static String criticality(Event event) {
        return switch (event.criticality()) {
            case CRITICAL -> "critical";
            case STANDARD -> "standard";
            case BEST_EFFORT -> "best effort";
        };
    }

    public static String regions(Event event) {
        return event.regions().isEmpty() ? "all" : String.join(", ", event.regions());
    }

    private static String state(Event event) {
        return event.state().name().toLowerCase(java.util.Locale.ROOT);
    }

    private static String hour(Instant instant, Event event) {
        Hours hours = new Hours(ZoneId.of(event.zone()));
        return hours.moment(instant) + " " + hours.zoneName(instant);
    }

    static String attributes(Event event) {
        return event.attributes().isEmpty()
                ? "none"
                : event.attributes().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                        .collect(Collectors.joining(", "));
    }

    /** Relative to the start, so that an event that merely moves keeps its phases. */
    private static String phases(Event event) {
        return event.phases().isEmpty()
                ? "none"
                : EventForm.lines(event.phases(), event.start()).stream()
                        .map(line -> line.name() + " " + line.from() + " to " + line.to() + " min")
                        .collect(Collectors.joining(", "));
    }
}
