package dev.kickoff.forecaster.backtest;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.model.KnownEvents;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The windows of a backtest when nobody says which.
 *
 * <ul>
 *   <li>Steps of a day: an origin every week, each for the next 14 days.
 *   <li>With events: one window per local day on which events start, forecast 24 hours before the first of them, from 2
 *       hours before it to 3 hours after the last planned end.
 *   <li>Without events: every second local day, forecast at noon of the day before.
 * </ul>
 *
 * Origins lie on the traffic's steps, at most one step earlier than said. No origin lies in the first third of the traffic, nor in its first 7 days (with daily steps 56), and no window
 * reaches beyond the traffic's end.
 */
public final class Origins {
    private static final int DAY_SECONDS = 86_400;
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAILY_HORIZON = Duration.ofDays(14);
    private static final Duration FEWEST_DAYS = Duration.ofDays(7);
    private static final Duration FEWEST_DAYS_OF_DAILY_STEPS = Duration.ofDays(56);
    private static final Duration LEAD = Duration.ofHours(24);
    private static final Duration BEFORE_FIRST_START = Duration.ofHours(2);
    private static final Duration AFTER_LAST_END = Duration.ofHours(3);

    private final TrafficHistory traffic;
    private final ZoneId zone;
    private final Instant earliest;

    private Origins(TrafficHistory traffic, ZoneId zone) {
        this.traffic = traffic;
        this.zone = zone;
        Duration fewest = isDaily() ? FEWEST_DAYS_OF_DAILY_STEPS : FEWEST_DAYS;
        Duration third = Duration.between(traffic.start(), traffic.end()).dividedBy(3);
        earliest = traffic.start().plus(third.compareTo(fewest) > 0 ? third : fewest);
    }

    /**
     * @param revisions of the events; the newest of each says where it was
     * @return at least one window, ascending
     * @throws NothingToScoreException if the traffic is too short or has no events in its later part
     */
    public static List<Origin> of(TrafficHistory traffic, Collection<Event> revisions, ZoneId zone) {
        List<Event> events = KnownEvents.at(revisions, Instant.MAX);
        Origins origins = new Origins(traffic, zone);
        List<Origin> windows = origins.isDaily()
                ? origins.weekly()
                : events.isEmpty() ? origins.everySecondDay() : origins.eventDays(events);
        if (windows.isEmpty()) {
            throw new NothingToScoreException("the traffic from " + traffic.start() + " to " + traffic.end()
                    + " leaves no window" + (events.isEmpty() || origins.isDaily() ? "" : " around an event")
                    + " with an origin at or after " + origins.earliest
                    + ", where the part ends that is kept for learning; give more traffic or choose the origins");
        }
        return windows;
    }

    private boolean isDaily() {
        return traffic.stepSeconds() >= DAY_SECONDS;
    }

    private List<Origin> weekly() {
        List<Origin> windows = new ArrayList<>();
        long step = traffic.stepSeconds();
        long learning = earliest.getEpochSecond() - traffic.start().getEpochSecond();
        Instant origin = traffic.start().plusSeconds(-Math.floorDiv(-learning, step) * step);
        for (; !origin.plus(DAILY_HORIZON).isAfter(traffic.end()); origin = origin.plus(WEEK)) {
            windows.add(new Origin(origin, origin, origin.plus(DAILY_HORIZON)));
        }
        return windows;
    }

    private List<Origin> eventDays(List<Event> events) {
        Map<LocalDate, List<Event>> days = new TreeMap<>();
        for (Event event : events) {
            days.computeIfAbsent(LocalDate.ofInstant(event.start(), zone), day -> new ArrayList<>())
                    .add(event);
        }
        List<Origin> windows = new ArrayList<>();
        for (List<Event> day : days.values()) {
            Instant first = day.stream()
                    .map(Event::start)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            Instant last =
                    day.stream().map(Event::end).max(Comparator.naturalOrder()).orElseThrow();
            addIfCovered(
                    windows,
                    new Origin(onStep(first.minus(LEAD)), first.minus(BEFORE_FIRST_START), last.plus(AFTER_LAST_END)));
        }
        return windows;
    }

    private List<Origin> everySecondDay() {
        List<Origin> windows = new ArrayList<>();
        LocalDate day = LocalDate.ofInstant(earliest, zone).plusDays(1);
        for (; day.atStartOfDay(zone).toInstant().isBefore(traffic.end()); day = day.plusDays(2)) {
            Instant noonBefore =
                    day.minusDays(1).atTime(LocalTime.NOON).atZone(zone).toInstant();
            Instant from = day.atStartOfDay(zone).toInstant();
            addIfCovered(
                    windows,
                    new Origin(
                            onStep(noonBefore),
                            from,
                            day.plusDays(1).atStartOfDay(zone).toInstant()));
        }
        return windows;
    }

    /** The end of the last whole step before it, since a step that is not over by then was not known. */
    private Instant onStep(Instant origin) {
        long since = Duration.between(traffic.start(), origin).toSeconds();
        return traffic.start().plusSeconds(Math.floorDiv(since, (long) traffic.stepSeconds()) * traffic.stepSeconds());
    }

    private void addIfCovered(List<Origin> windows, Origin window) {
        if (!window.origin().isBefore(earliest) && !window.to().isAfter(traffic.end())) {
            windows.add(window);
        }
    }
}
