package dev.kickoff.hub.events;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Phase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of a change: the event as it was read, with its {@code revision}, and with what is to be different. What is left
 * out is empty afterwards, except the state, which then stays.
 */
record EventEdit(
        @Nullable Integer revision,
        @Nullable String name,
        @Nullable String category,
        @Nullable Instant start,
        @Nullable Instant end,
        @Nullable String zone,
        @Nullable Audience expectedAudience,
        @Nullable List<String> regions,
        @Nullable Map<String, String> attributes,
        @Nullable List<Phase> phases,
        @Nullable EventState state) {
    EventDraft draft() {
        return new EventDraft(
                null, name, category, start, end, zone, expectedAudience, regions, attributes, phases, state, null);
    }
}
