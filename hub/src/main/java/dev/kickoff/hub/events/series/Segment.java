package dev.kickoff.hub.events.series;

import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Phase;
import dev.kickoff.schemas.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a series is like from a day on, until the next segment begins.
 *
 * @param from first day that can have an event
 * @param rule as {@link Recurrence} reads it
 * @param startsAt on the wall clock of the series' zone; where the clocks skip that hour, as much later as they skip, and
 *     where it comes twice, the first
 * @param lengthMinutes on the time line, 1 minute to 7 days
 * @param phases empty means those of the category
 */
public record Segment(
        LocalDate from,
        String rule,
        LocalTime startsAt,
        long lengthMinutes,
        @Nullable String name,
        @Nullable String category,
        @Nullable Audience expectedAudience,
        @Nullable Map<String, Audience> audienceByRegion,
        @Nullable Map<String, Double> regionalSplitPct,
        @Nullable List<String> regions,
        @Nullable Map<String, String> attributes,
        @Nullable List<PhaseOffset> phases,
        @Nullable Tier criticality,
        @Nullable Boolean autoExtend) {
    private static final long LONGEST_MINUTES = 7 * 24 * 60;

    public Segment {
        if (lengthMinutes < 1 || lengthMinutes > LONGEST_MINUTES) {
            throw new InvalidDocumentException("lengthMinutes", lengthMinutes, "must be 1 to " + LONGEST_MINUTES);
        }
        rule = Recurrence.parse(rule).text();
    }

    public Recurrence recurrence() {
        return Recurrence.parse(rule);
    }

    /** The event of a day, or of another time that it was moved to. */
    EventDraft draft(String id, String series, LocalDateTime start, ZoneId zone) {
        Instant at = start.atZone(zone).toInstant();
        List<Phase> own = phases == null
                ? List.of()
                : phases.stream().map(phase -> phase.at(at)).toList();
        return new EventDraft(
                id,
                name,
                category,
                at,
                at.plus(Duration.ofMinutes(lengthMinutes)),
                zone.getId(),
                expectedAudience,
                regions,
                attributes,
                own,
                null,
                null,
                null,
                audienceByRegion,
                regionalSplitPct,
                criticality,
                autoExtend,
                series);
    }

    Segment startingFrom(LocalDate other) {
        return new Segment(
                other,
                rule,
                startsAt,
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
}
