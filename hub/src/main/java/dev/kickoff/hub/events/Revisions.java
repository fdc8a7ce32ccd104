package dev.kickoff.hub.events;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes revisions of drafts; the records refuse what a draft lacks, and name it. */
final class Revisions {
    private static final int LONGEST_REASON = 500;

    private Revisions() {}

    /** @param seriesId of an event that exists, used when the draft names none */
    @SuppressWarnings("NullAway") // the record refuses what the draft lacks, and names it
    static Event revision(
            String id,
            int revision,
            EventDraft draft,
            List<Phase> phases,
            EventState state,
            Instant knownAt,
            String author,
            @Nullable String seriesId) {
        return new Event(
                id,
                revision,
                draft.name(),
                draft.category(),
                draft.start(),
                draft.end(),
                draft.zone(),
                draft.expectedAudience(),
                draft.regions(),
                draft.attributes(),
                phases,
                state,
                knownAt,
                author,
                reason(draft),
                audienceByRegion(draft),
                draft.criticality(),
                draft.autoExtend(),
                draft.seriesId() == null ? seriesId : draft.seriesId());
    }

    /** The draft's own phases; the template's when it has none or still has those of the hours before the edit. */
    static List<Phase> phases(EventDraft draft, @Nullable Event before) {
        List<Phase> own = draft.phases() == null ? List.of() : draft.phases();
        boolean untouched = before != null
                && own.equals(before.phases())
                && own.equals(PhaseTemplates.of(before.category(), before.start(), before.end()));
        if (!own.isEmpty() && !untouched) {
            return own;
        }
        return draft.category() == null || draft.start() == null || draft.end() == null
                ? List.of()
                : PhaseTemplates.of(draft.category(), draft.start(), draft.end());
    }

    /** Refuses a change that others must understand in the heat of an event, and that says nothing. */
    static void requireReason(Event before, EventState to, EventDraft draft) {
        boolean cancels = to == EventState.CANCELLED && before.state() != EventState.DRAFT;
        if (reason(draft) == null && (cancels || before.state() == EventState.LIVE)) {
            throw new InvalidDocumentException(
                    "reason",
                    draft.reason(),
                    "is required to " + (cancels ? "cancel an event" : "change an event that is live"));
        }
    }

    private static @Nullable String reason(EventDraft draft) {
        String reason = draft.reason();
        if (reason == null || reason.isBlank()) {
            return null;
        }
        if (reason.strip().length() > LONGEST_REASON) {
            throw new InvalidDocumentException("reason", reason, "must have at most " + LONGEST_REASON + " characters");
        }
        return reason.strip();
    }

    private static @Nullable Map<String, Audience> audienceByRegion(EventDraft draft) {
        Map<String, Double> split = draft.regionalSplitPct();
        if (split == null || split.isEmpty()) {
            return draft.audienceByRegion();
        }
        Map<String, Audience> given = draft.audienceByRegion();
        if (given != null && !given.isEmpty()) {
            throw new InvalidDocumentException(
                    "regionalSplitPct", split, "must not be given together with audienceByRegion; choose one");
        }
        return RegionalSplit.of(draft.expectedAudience(), split);
    }
}
