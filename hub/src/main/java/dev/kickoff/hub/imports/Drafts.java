package dev.kickoff.hub.imports;

import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.events.PhaseTemplates;
import dev.kickoff.hub.imports.reading.SourcedEvent;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Drafts of the calendar from what a source says. */
final class Drafts {
    private Drafts() {}

    /** A new event; one that is over is entered as ended. */
    static EventDraft fresh(String id, SourcedEvent said, Instant now) {
        boolean over = !said.end().isAfter(now);
        boolean knownEarlier = said.knownAt() != null && said.knownAt().isBefore(now);
        return new EventDraft(
                id,
                said.name(),
                said.category(),
                said.start(),
                said.end(),
                said.zone(),
                said.expectedAudience(),
                said.regions(),
                said.attributes(),
                null,
                over ? EventState.ENDED : EventState.DRAFT,
                knownEarlier ? said.knownAt() : null);
    }

    /** The event with the fields that the source changed, and everything else as its planners left it. */
    static EventDraft changed(Event event, SourcedEvent said, List<FieldChange> changes) {
        Set<String> taken = changes.stream()
                .filter(change -> !change.conflict())
                .map(FieldChange::field)
                .collect(Collectors.toSet());
        Instant start = taken.contains(EventFields.START) ? said.start() : event.start();
        Duration length =
                taken.contains(EventFields.LENGTH) ? said.length() : Duration.between(event.start(), event.end());
        Audience audience = taken.contains(EventFields.AUDIENCE) ? said.expectedAudience() : event.expectedAudience();
        EventDraft same = EventDraft.of(event);
        return new EventDraft(
                same.id(),
                taken.contains(EventFields.NAME) ? said.name() : same.name(),
                taken.contains(EventFields.CATEGORY) ? said.category() : same.category(),
                start,
                start.plus(length),
                taken.contains(EventFields.ZONE) ? said.zone() : same.zone(),
                audience,
                taken.contains(EventFields.REGIONS) ? said.regions() : same.regions(),
                attributes(event, said, taken),
                phases(event, Duration.between(event.start(), start)),
                same.state(),
                same.knownAt(),
                "Changed by its source",
                same.audienceByRegion(),
                null,
                same.criticality(),
                same.autoExtend(),
                same.seriesId());
    }

    private static Map<String, String> attributes(Event event, SourcedEvent said, Set<String> taken) {
        Map<String, String> attributes = new TreeMap<>(event.attributes());
        for (String field : taken) {
            if (field.startsWith(EventFields.ATTRIBUTE)) {
                String attribute = field.substring(EventFields.ATTRIBUTE.length());
                EventFields.put(attributes, attribute, said.attributes().get(attribute));
            }
        }
        return attributes;
    }

    /** Phases that a planner has made move with the start; those of the template the calendar makes anew. */
    private static List<Phase> phases(Event event, Duration by) {
        if (by.isZero() || event.phases().equals(PhaseTemplates.of(event.category(), event.start(), event.end()))) {
            return event.phases();
        }
        return event.phases().stream()
                .map(phase -> new Phase(
                        phase.name(), phase.start().plus(by), phase.end().plus(by)))
                .toList();
    }
}
