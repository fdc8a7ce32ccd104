package dev.kickoff.hub.events;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Phase;
import dev.kickoff.schemas.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body of a change: the event as it was read, with its {@code revision}, and with what is to be different. What is left
 * out is empty afterwards, except the state and the series, which then stay.
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
        @Nullable EventState state,
        @Nullable String reason,
        @Nullable Map<String, Audience> audienceByRegion,
        @Nullable Map<String, Double> regionalSplitPct,
        @Nullable Tier criticality,
        @Nullable Boolean autoExtend) {
    EventDraft draft() {
        return new EventDraft(
                null,
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
                null,
                reason,
                audienceByRegion,
                regionalSplitPct,
                criticality,
                autoExtend,
                null);
    }
}
