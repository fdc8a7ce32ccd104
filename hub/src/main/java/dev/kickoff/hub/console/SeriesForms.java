package dev.kickoff.hub.console;

import dev.kickoff.hub.events.series.EventSeries;
import dev.kickoff.hub.events.series.SeriesBook;
import dev.kickoff.hub.events.series.SeriesDraft;
import dev.kickoff.hub.events.series.SeriesKeeper;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** Makes and changes series by the event form. */
@ApplicationScoped
class SeriesForms {
    private final SeriesBook book;
    private final SeriesKeeper keeper;

    SeriesForms(SeriesBook book, SeriesKeeper keeper) {
        this.book = book;
        this.keeper = keeper;
    }

    /** @return the id of the new series */
    String create(EventFormReader reader, EventForm form, EventState newState, String author) {
        EventSeries series = book.create(reader.series(null, newState, rule(form.more())), author);
        keeper.keep(series);
        return series.id();
    }

    /**
     * Changes the series of an event, from the event's day on or altogether.
     *
     * @return the id of the series
     */
    String change(Event before, EventFormReader reader, EventForm form, String author) {
        String id = String.valueOf(before.seriesId());
        EventSeries series = book.find(id)
                .orElseThrow(() -> new InvalidDocumentException(
                        "scope", id, "is not a series that Kickoff keeps: change this event only"));
        LocalDate day = book.dayOf(before.id())
                .orElseThrow(() -> new InvalidDocumentException(
                        "scope", before.id(), "is no day of its series: change this event only"));
        SeriesDraft said =
                reader.series(before, series.newState(), series.segmentOn(day).rule());
        LocalDateTime start = said.start();
        if (start == null || !start.toLocalDate().equals(day)) {
            throw new InvalidDocumentException(
                    "scope", start, "must stay on the day: move this event only, or change the days of the series");
        }
        EventSeries changed =
                book.edit(id, said.of(series.revision(), form.more().scope().equals("all") ? null : day), author);
        keeper.keep(changed);
        return id;
    }

    private static String rule(MoreFields more) {
        StringBuilder rule = new StringBuilder(
                switch (more.repeat()) {
                    case "DAILY" -> "FREQ=DAILY";
                    case "WEEKLY" -> "FREQ=WEEKLY";
                    case "FORTNIGHTLY" -> "FREQ=WEEKLY;INTERVAL=2";
                    default -> throw new InvalidDocumentException("repeat", more.repeat(), "must be one of the list");
                });
        if (!more.repeatDays().isEmpty()) {
            rule.append(";BYDAY=").append(String.join(",", more.repeatDays()));
        }
        return more.repeatUntil().isEmpty()
                ? rule.toString()
                : rule + ";UNTIL=" + more.repeatUntil().replace("-", "");
    }
}
