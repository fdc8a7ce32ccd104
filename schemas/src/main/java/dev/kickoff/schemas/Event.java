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
        @Nullable String author) {

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
