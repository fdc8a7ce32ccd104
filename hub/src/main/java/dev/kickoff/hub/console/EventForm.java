package dev.kickoff.hub.console;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Phase;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What stands in the fields of the event form, as text, right or wrong.
 *
 * @param startOffset which instant is meant when the start's hour comes twice, else empty
 * @param revision that the planner saw, 0 for a new event
 * @param more fields that most events leave as they are
 */
record EventForm(
        String name,
        String category,
        String zone,
        String start,
        String startOffset,
        String end,
        String endOffset,
        String audienceP50,
        String audienceP90,
        String regions,
        String attributes,
        List<PhaseLine> phases,
        int revision,
        MoreFields more) {

    /**
     * A phase in the form.
     *
     * @param from minutes after the event's start, negative before it
     * @param to the same, where the phase ends
     */
    record PhaseLine(String name, String from, String to) {
        private static final PhaseLine EMPTY = new PhaseLine("", "", "");
    }

    static EventForm empty(ZoneId zone) {
        return new EventForm(
                "",
                "",
                zone.getId().equals("Z") ? "UTC" : zone.getId(),
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                List.of(),
                0,
                MoreFields.EMPTY);
    }

    static EventForm of(Event event) {
        ZoneId zone = ZoneId.of(event.zone());
        Audience audience = event.expectedAudience();
        return new EventForm(
                event.name(),
                event.category(),
                event.zone(),
                local(event.start(), zone).toString(),
                LocalTimes.offsetOf(event.start(), zone).orElse(""),
                local(event.end(), zone).toString(),
                LocalTimes.offsetOf(event.end(), zone).orElse(""),
                audience == null ? "" : Figures.plain(audience.p50()),
                audience == null || audience.p90() == null ? "" : Figures.plain(audience.p90()),
                String.join(", ", event.regions()),
                event.attributes().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(attribute -> attribute.getKey() + "=" + attribute.getValue())
                        .collect(Collectors.joining("\n")),
                lines(event.phases(), event.start()),
                event.revision(),
                MoreFields.of(event));
    }

    /** As a browser sent it. */
    static EventForm sent(MultivaluedMap<String, String> fields) {
        List<PhaseLine> phases = new ArrayList<>();
        List<String> names = fields.getOrDefault("phaseName", List.of());
        for (int i = 0; i < names.size(); i++) {
            phases.add(new PhaseLine(names.get(i).trim(), nth(fields, "phaseFrom", i), nth(fields, "phaseTo", i)));
        }
        return new EventForm(
                first(fields, "name"),
                first(fields, "category"),
                first(fields, "zone"),
                first(fields, "start"),
                first(fields, "startOffset"),
                first(fields, "end"),
                first(fields, "endOffset"),
                first(fields, "audienceP50"),
                first(fields, "audienceP90"),
                first(fields, "regions"),
                first(fields, "attributes"),
                phases,
                first(fields, "revision").matches("\\d{1,9}") ? Integer.parseInt(first(fields, "revision")) : 0,
                MoreFields.sent(fields));
    }

    EventForm withPhases(List<PhaseLine> other) {
        return new EventForm(
                name,
                category,
                zone,
                start,
                startOffset,
                end,
                endOffset,
                audienceP50,
                audienceP90,
                regions,
                attributes,
                List.copyOf(other),
                revision,
                more);
    }

    EventForm withPhaseAdded() {
        List<PhaseLine> more = new ArrayList<>(phases);
        more.add(
                more.isEmpty()
                        ? PhaseLine.EMPTY
                        : new PhaseLine("", more.get(more.size() - 1).to(), ""));
        return withPhases(more);
    }

    EventForm withoutPhase(int index) {
        List<PhaseLine> fewer = new ArrayList<>(phases);
        if (index >= 0 && index < fewer.size()) {
            fewer.remove(index);
        }
        return withPhases(fewer);
    }

    EventForm withRevision(int other) {
        return new EventForm(
                name,
                category,
                zone,
                start,
                startOffset,
                end,
                endOffset,
                audienceP50,
                audienceP90,
                regions,
                attributes,
                phases,
                other,
                more);
    }

    static List<PhaseLine> lines(List<Phase> phases, Instant start) {
        return phases.stream()
                .map(phase -> new PhaseLine(phase.name(), minutes(start, phase.start()), minutes(start, phase.end())))
                .toList();
    }

    private static String minutes(Instant start, Instant instant) {
        return Figures.plain(Duration.between(start, instant).toSeconds() / 60.0);
    }

    private static LocalDateTime local(Instant instant, ZoneId zone) {
        return instant.atZone(zone).toLocalDateTime();
    }

    static String first(MultivaluedMap<String, String> fields, String name) {
        return nth(fields, name, 0);
    }

    private static String nth(MultivaluedMap<String, String> fields, String name, int index) {
        List<String> values = fields.getOrDefault(name, List.of());
        return index < values.size() ? values.get(index).trim() : "";
    }
}
