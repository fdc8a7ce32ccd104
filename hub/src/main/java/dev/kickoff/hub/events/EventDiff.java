package dev.kickoff.hub.events;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two revisions of an event.
 *
 * @param from the revision compared with
 * @param to the other one
 * @param author of the other one
 * @param at when the other one was made
 * @param reason of the other one
 * @param changes empty when nothing that people enter differs
 */
public record EventDiff(
        String id,
        int from,
        int to,
        @Nullable String author,
        Instant at,
        @Nullable String reason,
        List<FieldChange> changes) {
    /** A field by its name on the wire, with its values there. */
    public record FieldChange(
            String field, @Nullable Object before, @Nullable Object after) {}

    /**
     * @param revisions of one event, oldest first, not empty
     * @param from null means the one before {@code to}
     * @param to null means the newest
     * @throws ProblemException 404 for a revision that there is not
     */
    static EventDiff of(List<Event> revisions, @Nullable Integer from, @Nullable Integer to) {
        int other = to == null ? revisions.get(revisions.size() - 1).revision() : to;
        Event after = numbered(revisions, other);
        Event before = numbered(revisions, from == null ? Math.max(1, other - 1) : from);
        return new EventDiff(
                after.id(),
                before.revision(),
                after.revision(),
                after.author(),
                after.knownAt(),
                after.reason(),
                changes(before, after));
    }

    private static Event numbered(List<Event> revisions, int number) {
        return revisions.stream()
                .filter(event -> event.revision() == number)
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound(
                        "Event '" + revisions.get(0).id() + "' has no revision " + number,
                        "It has revisions 1 to " + revisions.size()));
    }

    /** Field by field, in the order of the form; the two need not be of the same event. */
    public static List<FieldChange> changes(Event before, Event after) {
        List<FieldChange> changes = new ArrayList<>();
        add(changes, "name", before.name(), after.name());
        add(changes, "category", before.category(), after.category());
        add(changes, "state", before.state(), after.state());
        add(changes, "start", before.start(), after.start());
        add(changes, "end", before.end(), after.end());
        add(changes, "zone", before.zone(), after.zone());
        add(changes, "expectedAudience", before.expectedAudience(), after.expectedAudience());
        add(changes, "audienceByRegion", before.audienceByRegion(), after.audienceByRegion());
        add(changes, "regions", before.regions(), after.regions());
        add(changes, "attributes", before.attributes(), after.attributes());
        add(changes, "phases", before.phases(), after.phases());
        add(changes, "criticality", before.criticality(), after.criticality());
        add(changes, "autoExtend", before.autoExtend(), after.autoExtend());
        add(changes, "seriesId", before.seriesId(), after.seriesId());
        return changes;
    }

    private static void add(List<FieldChange> changes, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            changes.add(new FieldChange(field, before, after));
        }
    }
}
