package dev.kickoff.hub.console;

import dev.kickoff.hub.events.Conflict;
import java.time.Duration;
import java.util.List;

/**
 * Events that overlap, for planners.
 *
 * @param when of the overlap
 * @param audience summed, in words
 */
record ConflictView(
        List<Conflict.Entry> events, String when, String regions, String length, String audience, String note) {
    static ConflictView of(Conflict conflict, Hours hours) {
        String known = conflict.audienceP50() == 0 ? "unknown" : Figures.of(conflict.audienceP50());
        String missing = conflict.audiencesUnknown() == 0 || conflict.audienceP50() == 0
                ? ""
                : ", " + conflict.audiencesUnknown() + " unknown";
        return new ConflictView(
                conflict.events(),
                hours.span(conflict.from(), conflict.until()) + " " + hours.zoneName(conflict.from()),
                conflict.regions().isEmpty() ? "all regions" : String.join(", ", conflict.regions()),
                Spans.words(Duration.ofMinutes(conflict.overlapMinutes())),
                known + missing,
                conflict.assumption());
    }
}
