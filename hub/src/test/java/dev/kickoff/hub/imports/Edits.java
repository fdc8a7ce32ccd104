package dev.kickoff.hub.imports;

import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.schemas.Audience;
import java.util.Map;

/** What planners change by hand. */
final class Edits {
    private Edits() {}

    static EventDraft renamed(EventDraft draft, String name) {
        return draft(draft, name, draft.expectedAudience(), draft.attributes());
    }

    static EventDraft with(EventDraft draft, Audience audience, Map<String, String> attributes) {
        return draft(draft, draft.name(), audience, attributes);
    }

    private static EventDraft draft(EventDraft draft, String name, Audience audience, Map<String, String> attributes) {
        return new EventDraft(
                draft.id(),
                name,
                draft.category(),
                draft.start(),
                draft.end(),
                draft.zone(),
                audience,
                draft.regions(),
                attributes,
                draft.phases(),
                draft.state(),
                draft.knownAt());
    }
}
