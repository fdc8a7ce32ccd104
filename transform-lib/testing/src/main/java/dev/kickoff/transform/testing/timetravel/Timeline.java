package dev.kickoff.transform.testing.timetravel;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Predicate;

/**
 * What happened, minute by minute. The assertions throw an {@link AssertionError} that shows the minutes around the first
 * that is wrong, and return this timeline otherwise. Immutable.
 */
public final class Timeline {
    private static final int AROUND = 8;

    private final List<Minute> minutes;
    private final ZoneId zone;

    Timeline(List<Minute> minutes, ZoneId zone) {
        if (minutes.isEmpty()) {
            throw new IllegalArgumentException("until must be after from: there is no minute between them");
        }
        this.minutes = List.copyOf(minutes);
        this.zone = zone;
    }

    /** In order, without holes. */
    public List<Minute> minutes() {
        return minutes;
    }

    /**
     * The minute that an instant lies in.
     *
     * @throws IllegalArgumentException if it lies outside the journey
     */
    public Minute at(Instant instant) {
        Minute found = null;
        for (Minute minute : minutes) {
            if (!minute.at().isAfter(instant)) {
                found = minute;
            }
        }
        if (found == null || !instant.isBefore(found.at().plus(TimeTravel.STEP))) {
            throw new IllegalArgumentException("'" + instant + "' is outside of the journey, which goes from "
                    + minutes.get(0).at() + " to "
                    + minutes.get(minutes.size() - 1).at());
        }
        return found;
    }

    /** In {@code [from, until)} the minimum in force and the ready capacity are at least this. */
    public Timeline neverBelow(int units, Instant from, Instant until) {
        return none(
                minute -> !minute.at().isBefore(from)
                        && minute.at().isBefore(until)
                        && (minute.minimum() < units || minute.ready() < units),
                "below " + units);
    }

    /** At this instant at least so many units are ready. */
    public Timeline readyBefore(Instant deadline, int units) {
        Minute due = at(deadline);
        return none(minute -> minute == due && minute.ready() < units, "fewer than " + units + " ready");
    }

    /**
     * Whenever a floor of the plan is to be ready, it is, as far as the team's maxCapacity allows. A floor that was in force
     * when the journey began is left out: the fleet starts with the team's minCapacity.
     */
    public Timeline readyForEveryFloor() {
        return none(
                minute -> minute.floor() != null
                        && minute.wanted() != null
                        && minute.floor().startAt().isAfter(minutes.get(0).at())
                        && !minute.at().isBefore(minute.floor().readyAt())
                        && minute.ready() < minute.wanted(),
                "the floor is not ready");
    }

    /** From this instant to the end the minimum in force is at most this. */
    public Timeline releasedBy(Instant deadline, int units) {
        return none(
                minute -> !minute.at().isBefore(at(deadline).at()) && minute.minimum() > units,
                "more than " + units + " held");
    }

    private Timeline none(Predicate<Minute> wrong, String what) {
        for (int i = 0; i < minutes.size(); i++) {
            Minute minute = minutes.get(i);
            if (wrong.test(minute)) {
                List<Minute> around = minutes.subList(Math.max(0, i - AROUND), Math.min(minutes.size(), i + AROUND));
                throw new AssertionError(what + " at " + minute.at().atZone(zone) + ": minimum " + minute.minimum()
                        + ", ready " + minute.ready() + "\n" + Table.of(around, zone));
            }
        }
        return this;
    }

    /** For people: a row for each minute in which something changed. */
    public String table() {
        return Table.of(minutes, zone);
    }

    @Override
    public String toString() {
        return table();
    }
}
