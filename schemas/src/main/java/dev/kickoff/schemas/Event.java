package dev.kickoff.schemas;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One revision of something scheduled that moves a signal.
 *
 * @param id stable over all revisions
 * @param revision 1 for the first, rising by one with every change
 * @param category what its traffic is like, for example {@code football}
 * @param start when it starts
 * @param end planned end, after the start
 * @param zone IANA zone in which people speak of its hours; every instant is stored without it
 * @param expectedAudience null when unknown
 * @param regions regions whose traffic it moves; empty means all
 * @param attributes league, teams, stage and the like
 * @param phases parts with a shape of their own, in order, may be empty
 * @param knownAt when this revision became known: a forecast issued earlier must not use it
 * @param author who made the revision
 * @param reason why the revision was made, in the author's words, or null
 * @param audienceByRegion expected audience of single regions; a region that is not named gets the expected audience of
 *     the event
 * @param criticality how much depends on it; null means {@code STANDARD}
 * @param autoExtend whether its end may be moved while observed traffic has not fallen; null means no
 * @param seriesId the recurring series that it belongs to, or null
 */
public record Event(
        String id,
        int revision,
        String name,
        String category,
        Instant start,
        Instant end,
        String zone,
        @Nullable Audience expectedAudience,
        List<String> regions,
        Map<String, String> attributes,
        List<Phase> phases,
        EventState state,
        Instant knownAt,
        @Nullable String author,
        @Nullable String reason,
        Map<String, Audience> audienceByRegion,
        Tier criticality,
        Boolean autoExtend,
        @Nullable String seriesId) {

    /** An event with the plain defaults: one audience, standard criticality, a fixed end, no series. */
    public Event(
            String id,
            int revision,
            String name,
            String category,
            Instant start,
            Instant end,
            String zone,
            @Nullable Audience expectedAudience,
            List<String> regions,
            Map<String, String> attributes,
            List<Phase> phases,
            EventState state,
            Instant knownAt,
            @Nullable String author) {
        this(
                id,
                revision,
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
                author,
                null,
                Map.of(),
                Tier.STANDARD,
                false,
                null);
    }

    public Event {
        Check.identifier(id, "id");
        Check.require(revision >= 1, "revision", revision, "must be 1 or more");
        Check.text(name, "name");
        Check.identifier(category, "category");
        Check.required(start, "start");
        Check.required(end, "end");
        Check.require(start.isBefore(end), "end", end, "must be after start " + start);
        Check.require(isZone(zone), "zone", zone, "must be an IANA time zone such as Europe/Paris");
        regions = Check.listOrEmpty(regions, "regions");
        regions.forEach(region -> Check.identifier(region, "regions"));
        attributes = Check.mapOrEmpty(attributes, "attributes");
        phases = Check.listOrEmpty(phases, "phases");
        for (int i = 1; i < phases.size(); i++) {
            Check.require(
                    !phases.get(i).start().isBefore(phases.get(i - 1).end()),
                    "phases[" + i + "].start",
                    phases.get(i).start(),
                    "must not be before the end of the phase before it");
        }
        Check.required(state, "state");
        Check.required(knownAt, "knownAt");
        audienceByRegion = Check.mapOrEmpty(audienceByRegion, "audienceByRegion");
        for (String region : audienceByRegion.keySet()) {
            Check.identifier(region, "audienceByRegion");
            Check.require(
                    regions.isEmpty() || regions.contains(region),
                    "audienceByRegion",
                    region,
                    "must be one of the event's regions " + regions);
        }
        criticality = criticality == null ? Tier.STANDARD : criticality;
        autoExtend = autoExtend != null && autoExtend;
        if (seriesId != null) {
            Check.identifier(seriesId, "seriesId");
        }
    }

    /** The audience to expect in a region, null when unknown. */
    public @Nullable Audience audienceIn(String region) {
        return audienceByRegion.getOrDefault(region, expectedAudience);
    }

    /** The same revision under another number. */
    public Event withRevision(int number) {
        return copy(number, state, expectedAudience);
    }

    /** The same revision in another state. */
    public Event withState(EventState other) {
        return copy(revision, other, expectedAudience);
    }

    /** The same revision with what is to be expected in one region as its expected audience. */
    public Event seenFrom(String region) {
        return copy(revision, state, audienceIn(region));
    }

    private Event copy(int number, EventState otherState, @Nullable Audience otherAudience) {
        return new Event(
                id,
                number,
                name,
                category,
                start,
                end,
                zone,
                otherAudience,
                regions,
                attributes,
                phases,
                otherState,
                knownAt,
                author,
                reason,
                audienceByRegion,
                criticality,
                autoExtend,
                seriesId);
    }

    /** Whether the event moves traffic of the region. */
    public boolean concerns(String region) {
        return regions.isEmpty() || regions.contains(region);
    }

    private static boolean isZone(@Nullable String zone) {
        if (zone == null) {
            return false;
        }
        try {
            ZoneId.of(zone);
            return true;
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
