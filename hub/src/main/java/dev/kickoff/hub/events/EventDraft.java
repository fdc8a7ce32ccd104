package dev.kickoff.hub.events;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a planner enters. It may be incomplete or wrong; {@link EventCalendar} checks it when it becomes a revision.
 *
 * @param id chosen by the planner, or null to have one made from name and day; ignored when editing
 * @param expectedAudience null when unknown
 * @param regions empty or null means all
 * @param phases in order; empty or null means those of the category's {@link PhaseTemplates template}
 * @param state null means {@code DRAFT} for a new event, and unchanged when editing
 * @param knownAt when the event became known, if that was before now: for events entered after the fact, so that
 *     backtests use them honestly; null means now; ignored when editing
 */
public record EventDraft(
        @Nullable String id,
        @Nullable String name,
        @Nullable String category,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable String zone,
        @Nullable Audience expectedAudience,
        @Nullable List<String> regions,
        @Nullable Map<String, String> attributes,
        @Nullable List<Phase> phases,
        @Nullable EventState state,
        @Nullable Instant knownAt) {

    /** The draft that would leave the event as it is. */
    public static EventDraft of(Event event) {
        return new EventDraft(
                event.id(),
                event.name(),
                event.category(),
                event.start(),
                event.end(),
                event.zone(),
                event.expectedAudience(),
                event.regions(),
                event.attributes(),
                event.phases(),
                event.state(),
                event.knownAt());
    }

    public EventDraft withState(EventState other) {
        return new EventDraft(
                id, name, category, start, end, zone, expectedAudience, regions, attributes, phases, other, knownAt);
    }
}
