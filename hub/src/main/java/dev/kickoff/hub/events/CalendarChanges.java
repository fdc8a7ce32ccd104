package dev.kickoff.hub.events;

import dev.kickoff.schemas.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was changed in the calendar since somebody looked, by any replica of the hub. */
@ApplicationScoped
public class CalendarChanges {
    /** Ids are given out before the commit: one that was committed late can be this much below the newest. */
    private static final int LATE = 1_000;

    private record Revision(String event, int revision) {}

    /**
     * The revisions that were added, in the order of their ids; when in doubt also some older ones.
     *
     * @param tag what {@link EventCalendar#tag()} was then
     * @return empty when the tag is not of this calendar, for example because the database was restored: then anything
     *     may have changed
     */
    @Transactional
    public Optional<List<CalendarChanged>> since(String tag) {
        String[] parts = tag.equals("empty") ? new String[] {"0", "0"} : tag.split("-");
        long seen = Long.parseLong(parts[1]);
        long added = EventRevision.count() - Long.parseLong(parts[0]);
        if (added < 0) {
            return Optional.empty();
        }
        List<EventRevision> newer = EventRevision.list("id > ?1 order by id", seen);
        if (newer.size() != added) {
            newer = EventRevision.list("id > ?1 order by id", seen - LATE);
        }
        if (newer.size() < added) {
            return Optional.empty();
        }
        Map<Revision, Event> known = EventRevision.<EventRevision>list(
                        "eventId in ?1",
                        newer.stream().map(stored -> stored.eventId).distinct().toList())
                .stream()
                .collect(Collectors.toMap(
                        stored -> new Revision(stored.eventId, stored.revision), stored -> stored.document));
        Function<Event, @Nullable Event> before = event -> known.get(new Revision(event.id(), event.revision() - 1));
        return Optional.of(newer.stream()
                .map(stored -> new CalendarChanged(before.apply(stored.document), stored.document))
                .toList());
    }
}
