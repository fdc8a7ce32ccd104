package dev.kickoff.hub.events.series;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * All series with all their revisions. What they mean for the calendar is done by {@link SeriesKeeper}; nothing here
 * changes an event.
 */
@ApplicationScoped
public class SeriesBook {
    private static final int LONGEST_ID = 100;

    private final Clock clock;

    SeriesBook(Clock clock) {
        this.clock = clock;
    }

    @Transactional
    public EventSeries create(SeriesDraft draft, String author) {
        if (draft.zone() == null) {
            throw new InvalidDocumentException("zone", null, "is required: an IANA time zone such as Europe/Paris");
        }
        LocalDate first = draft.requireStart().toLocalDate();
        Segment segment = draft.segment(first);
        String id = draft.id() == null ? freeId(draft.name()) : draft.id();
        EventSeries series = new EventSeries(
                id,
                1,
                draft.zone(),
                List.of(segment),
                draft.exceptions() == null ? List.of() : draft.exceptions(),
                draft.newState() == null ? EventState.DRAFT : draft.newState(),
                now(),
                author,
                draft.reason());
        tried(series);
        if (find(id).isPresent()) {
            throw ProblemException.conflict("Series id '" + id + "' is taken", "Choose another id");
        }
        return store(series);
    }

    /** Changes all of a series, or all from a day on; what is over stays as it was. */
    @Transactional
    public EventSeries edit(String id, SeriesDraft draft, String author) {
        EventSeries before = newest(id, draft.revision());
        LocalDate from = draft.from() == null ? before.segments().get(0).from() : draft.from();
        Segment segment = draft.segment(from);
        EventSeries series = new EventSeries(
                id,
                before.revision() + 1,
                before.zone(),
                before.with(segment),
                draft.exceptions() == null ? before.exceptions() : draft.exceptions(),
                draft.newState() == null ? before.newState() : draft.newState(),
                now(),
                author,
                draft.reason());
        tried(series);
        return store(series);
    }

    /** Leaves a day out, or moves it. */
    @Transactional
    public EventSeries except(
            String id, @Nullable Integer revision, OtherDay other, String author, @Nullable String reason) {
        EventSeries before = newest(id, revision);
        if (before.occurrences(other.day(), other.day().plusDays(1)).isEmpty()
                && before.exceptions().stream().noneMatch(known -> known.day().equals(other.day()))) {
            throw new InvalidDocumentException("day", other.day(), "must be a day that the rule gives");
        }
        return store(new EventSeries(
                id,
                before.revision() + 1,
                before.zone(),
                before.segments(),
                before.with(other),
                before.newState(),
                now(),
                author,
                reason));
    }

    /** The newest revision. */
    @Transactional
    public Optional<EventSeries> find(String id) {
        return StoredSeries.<StoredSeries>find("seriesId = ?1 order by revision desc", id)
                .firstResultOptional()
                .map(stored -> stored.document);
    }

    /** Newest revisions of all series, by id. */
    @Transactional
    public List<EventSeries> all() {
        return StoredSeries.<StoredSeries>find(
                        "from StoredSeries s where s.revision = (select max(newer.revision) from StoredSeries newer"
                                + " where newer.seriesId = s.seriesId) order by s.seriesId")
                .stream()
                .map(stored -> stored.document)
                .toList();
    }

    /** All revisions of one series, oldest first. */
    @Transactional
    public List<EventSeries> revisions(String id) {
        return StoredSeries.<StoredSeries>find("seriesId = ?1 order by revision", id).stream()
                .map(stored -> stored.document)
                .toList();
    }

    /** The day of the series that an event stands for. */
    @Transactional
    public Optional<LocalDate> dayOf(String eventId) {
        return SeriesDay.<SeriesDay>find("eventId", eventId)
                .firstResultOptional()
                .map(day -> day.key.day);
    }

    private EventSeries newest(String id, @Nullable Integer revision) {
        EventSeries before = find(id).orElseThrow(() -> unknown(id));
        if (revision == null) {
            throw new InvalidDocumentException("revision", null, "is required: the revision that was read");
        }
        if (before.revision() != revision) {
            throw outdated(before, revision);
        }
        return before;
    }

    /** Makes one event of it, so that what an event would refuse is refused here. */
    private static void tried(EventSeries series) {
        for (Segment segment : series.segments()) {
            dev.kickoff.hub.events.EventCalendar.check(segment.draft(
                    series.id(), series.id(), segment.from().atTime(segment.startsAt()), ZoneId.of(series.zone())));
        }
    }

    private static EventSeries store(EventSeries series) {
        try {
            new StoredSeries(series).persistAndFlush();
        } catch (ConstraintViolationException somebodyWasFaster) {
            throw outdated(series, series.revision() - 1);
        }
        return series;
    }

    private String freeId(@Nullable String name) {
        String words = Normalizer.normalize(name == null ? "" : name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String plain = words.isEmpty() ? "series" : words.substring(0, Math.min(words.length(), LONGEST_ID));
        String id = plain;
        for (int number = 2; find(id).isPresent(); number++) {
            id = plain + "-" + number;
        }
        return id;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static ProblemException unknown(String id) {
        return ProblemException.notFound("There is no series '" + id + "'", "List the series with GET /v1/series");
    }

    private static ProblemException outdated(EventSeries newest, int revision) {
        return ProblemException.conflict(
                "Series '" + newest.id() + "' was changed meanwhile: revision " + revision + " is not its newest",
                "Read it again and repeat the change on the newest revision");
    }
}
