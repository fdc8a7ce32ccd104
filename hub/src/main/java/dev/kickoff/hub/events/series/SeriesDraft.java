package dev.kickoff.hub.events.series;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Tier;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a planner says of a series, or of all of it from a day on.
 *
 * @param id of a new series; null to have one made of its name; ignored when editing
 * @param revision that was read, when editing
 * @param from first day that a change is for; null means all of the series, and for a new one the day of its start
 * @param zone of a new series; a series keeps its zone
 * @param start day and hour of the first event, on the wall clock of the zone, without an offset; when editing only its
 *     hour counts
 * @param newState null means {@code DRAFT}, or unchanged when editing
 * @param exceptions null means none, or unchanged when editing
 */
public record SeriesDraft(
        @Nullable String id,
        @Nullable Integer revision,
        @Nullable LocalDate from,
        @Nullable String zone,
        @Nullable LocalDateTime start,
        @Nullable Long lengthMinutes,
        @Nullable String rule,
        @Nullable List<OtherDay> exceptions,
        @Nullable EventState newState,
        @Nullable String name,
        @Nullable String category,
        @Nullable Audience expectedAudience,
        @Nullable Map<String, Audience> audienceByRegion,
        @Nullable Map<String, Double> regionalSplitPct,
        @Nullable List<String> regions,
        @Nullable Map<String, String> attributes,
        @Nullable List<PhaseOffset> phases,
        @Nullable Tier criticality,
        @Nullable Boolean autoExtend,
        @Nullable String reason) {

    /** @param first day of the segment */
    Segment segment(LocalDate first) {
        if (lengthMinutes == null) {
            throw new InvalidDocumentException("lengthMinutes", null, "is required: how long each event takes");
        }
        return new Segment(
                first,
                Recurrence.parse(rule).text(),
                requireStart().toLocalTime(),
                lengthMinutes,
                name,
                category,
                expectedAudience,
                audienceByRegion,
                regionalSplitPct,
                regions,
                attributes,
                phases,
                criticality,
                autoExtend);
    }

    /** The same as a change of a series. */
    public SeriesDraft of(int editedRevision, @Nullable LocalDate firstDay) {
        return new SeriesDraft(
                id,
                editedRevision,
                firstDay,
                zone,
                start,
                lengthMinutes,
                rule,
                exceptions,
                newState,
                name,
                category,
                expectedAudience,
                audienceByRegion,
                regionalSplitPct,
                regions,
                attributes,
                phases,
                criticality,
                autoExtend,
                reason);
    }

    LocalDateTime requireStart() {
        if (start == null) {
            throw new InvalidDocumentException("start", null, "is required: local time such as 2026-06-11T21:00");
        }
        return start;
    }
}
