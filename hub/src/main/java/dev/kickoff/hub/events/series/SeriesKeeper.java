package dev.kickoff.hub.events.series;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDiff;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import io.quarkus.quartz.Nonconcurrent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the events of series in the calendar up to a horizon that moves with the days. Every day of a series has one event
 * with an id of its own, so that doing it again, after a crash or on another replica, changes nothing. Events that have
 * started and events that people have changed are left alone.
 */
@ApplicationScoped
public class SeriesKeeper {
    private static final Logger LOG = Logger.getLogger(SeriesKeeper.class);

    private final SeriesBook book;
    private final SeriesDays days;
    private final EventCalendar calendar;
    private final Clock clock;
    private final int horizonDays;

    SeriesKeeper(
            SeriesBook book,
            SeriesDays days,
            EventCalendar calendar,
            Clock clock,
            @ConfigProperty(name = "kickoff.events.series-horizon-days", defaultValue = "60") int horizonDays) {
        this.book = book;
        this.days = days;
        this.calendar = calendar;
        this.clock = clock;
        this.horizonDays = horizonDays;
    }

    @Scheduled(
            identity = "event-series",
            every = "${kickoff.events.series-interval:PT10M}",
            delayed = "${kickoff.events.series-interval:PT10M}")
    @Nonconcurrent
    void keepAll() {
        book.all().forEach(this::keep);
    }

    /** Brings the events of one series up to date. */
    public SeriesOutcome keep(EventSeries series) {
        ZoneId zone = ZoneId.of(series.zone());
        Instant now = clock.instant();
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate to = today.plusDays(horizonDays);
        // An event of yesterday may have been moved to tomorrow.
        LocalDate from = today.minusDays(horizonDays);
        SortedMap<LocalDate, EventSeries.Occurrence> wanted = series.occurrences(from, to);
        SortedMap<LocalDate, SeriesDay> made = new TreeMap<>();
        days.of(series.id(), from).forEach(day -> made.put(day.key.day, day));
        SeriesOutcome outcome = new SeriesOutcome();
        wanted.forEach((day, occurrence) -> tried(series, day, () -> {
            EventDraft draft =
                    occurrence.segment().draft(series.id() + "-" + day, series.id(), occurrence.start(), zone);
            keep(series, day, made.get(day), draft, now, outcome);
        }));
        made.forEach((day, known) -> {
            if (!wanted.containsKey(day) && day.isBefore(to)) {
                tried(series, day, () -> remove(series, known, now, outcome));
            }
        });
        return outcome;
    }

    private void keep(
            EventSeries series,
            LocalDate day,
            @Nullable SeriesDay known,
            EventDraft draft,
            Instant now,
            SeriesOutcome outcome) {
        Event event = calendar.find(String.valueOf(draft.id())).orElse(null);
        if (event == null) {
            if (draft.start() != null && draft.start().isAfter(now)) {
                Event created =
                        calendar.create(draft.withState(series.newState()).withReason(reason(series)), series.author());
                days.remember(series.id(), day, created);
                outcome.created(created);
            }
            return;
        }
        if (known == null) {
            // The hub stopped, or another replica is at it, between the event and this note.
            days.remember(series.id(), day, event);
            return;
        }
        if (!event.start().isAfter(now)) {
            return;
        }
        if (changedByPeople(event, known)) {
            outcome.leftAlone(event);
            return;
        }
        Event open = event;
        if (event.state() == EventState.CANCELLED && event.revision() == known.eventRevision) {
            open = calendar.undo(event.id(), event.revision(), series.author(), reason(series));
            days.remember(series.id(), day, open);
        }
        change(series, day, open, draft, outcome);
    }

    private void change(EventSeries series, LocalDate day, Event event, EventDraft draft, SeriesOutcome outcome) {
        if (event.state() != EventState.DRAFT && event.state() != EventState.APPROVED) {
            return;
        }
        Event wanted = calendar.wouldBe(draft, series.author()).withState(event.state());
        if (!EventDiff.changes(event, wanted).isEmpty()) {
            Event changed = calendar.edit(
                    event.id(),
                    event.revision(),
                    draft.withState(event.state()).withReason(reason(series)),
                    series.author());
            days.remember(series.id(), day, changed);
            outcome.changed(changed);
        }
    }

    private void remove(EventSeries series, SeriesDay known, Instant now, SeriesOutcome outcome) {
        Event event = calendar.find(known.eventId).orElse(null);
        boolean open = event != null
                && event.start().isAfter(now)
                && (event.state() == EventState.DRAFT || event.state() == EventState.APPROVED);
        if (event == null || !open) {
            return;
        }
        if (changedByPeople(event, known)) {
            outcome.leftAlone(event);
            return;
        }
        Event cancelled = calendar.changeState(
                event.id(), event.revision(), EventState.CANCELLED, series.author(), reason(series));
        days.remember(series.id(), known.key.day, cancelled);
        outcome.cancelled(cancelled);
    }

    /** Anything but the state: to approve a day of a series is not to change it. */
    private boolean changedByPeople(Event event, SeriesDay known) {
        Event made = calendar.revisions(event.id()).stream()
                .filter(revision -> revision.revision() == known.eventRevision)
                .findFirst()
                .orElse(event);
        boolean cancelledByPeople = event.state() == EventState.CANCELLED && event.revision() != known.eventRevision;
        return cancelledByPeople
                || EventDiff.changes(made, event).stream()
                        .anyMatch(change -> !change.field().equals("state"));
    }

    private void tried(EventSeries series, LocalDate day, Runnable work) {
        try {
            work.run();
        } catch (ProblemException refused) {
            LOG.infof(
                    "Day of a series left to the next check: series=%s day=%s: %s",
                    series.id(), day, refused.getMessage());
        }
    }

    private static String reason(EventSeries series) {
        String said = series.reason();
        return said == null || said.isBlank() ? "By its series" : said;
    }
}
