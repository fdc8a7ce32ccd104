package dev.kickoff.hub.events;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Phase;
import dev.kickoff.schemas.Tier;
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
 * @param reason why; required to cancel an event and to change one that is live
 * @param audienceByRegion in people; null or empty when regions are not told apart
 * @param regionalSplitPct the same said in percent of {@code expectedAudience}, adding up to 100; only one of the two
 * @param criticality null means {@code STANDARD}
 * @param autoExtend null means no
 * @param seriesId null leaves an event in the series that it is in
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
        @Nullable Instant knownAt,
        @Nullable String reason,
        @Nullable Map<String, Audience> audienceByRegion,
        @Nullable Map<String, Double> regionalSplitPct,
        @Nullable Tier criticality,
        @Nullable Boolean autoExtend,
        @Nullable String seriesId) {

    /** A draft with the plain defaults: no reason, one audience, standard criticality, a fixed end, no series. */
    public EventDraft(
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
        this(
                id,
                name,
                category,
                start,
                end,
                zone,
                expectedAudience,
                regions,
                attributes,
                phases,
                state,
                knownAt,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** The draft that would leave the event as it is; its reason is for the author of the next revision to say. */
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
                event.knownAt(),
                null,
                event.audienceByRegion(),
                null,
                event.criticality(),
                event.autoExtend(),
                event.seriesId());
    }

    /** For the event of that id, or for a new one with it. */
    public EventDraft withId(String other) {
        return copy(other, start, end, phases, state, reason);
    }

    public EventDraft withState(EventState other) {
        return copy(id, start, end, phases, other, reason);
    }

    public EventDraft withReason(@Nullable String other) {
        return copy(id, start, end, phases, state, other);
    }

    /** At other hours, with the phases that belong to them. */
    public EventDraft withTimes(Instant otherStart, Instant otherEnd, List<Phase> otherPhases) {
        return copy(id, otherStart, otherEnd, otherPhases, state, reason);
    }

    private EventDraft copy(
            @Nullable String otherId,
            @Nullable Instant otherStart,
            @Nullable Instant otherEnd,
            @Nullable List<Phase> otherPhases,
            @Nullable EventState otherState,
            @Nullable String otherReason) {
        return new EventDraft(
                otherId,
                name,
                category,
                otherStart,
                otherEnd,
                zone,
                expectedAudience,
                regions,
                attributes,
                otherPhases,
                otherState,
                knownAt,
                otherReason,
                audienceByRegion,
                regionalSplitPct,
                criticality,
                autoExtend,
                seriesId);
    }
}
