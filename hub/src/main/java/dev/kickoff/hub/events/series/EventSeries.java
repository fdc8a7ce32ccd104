package dev.kickoff.hub.events.series;

import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.InvalidDocumentException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A revision of a recurring series.
 *
 * @param zone IANA zone in whose days and hours the rule counts
 * @param segments by their first day, at least one
 * @param exceptions at most one for each day
 * @param newState of events that the series adds: {@code DRAFT} or {@code APPROVED}
 * @param knownAt when the revision was made
 */
public record EventSeries(
        String id,
        int revision,
        String zone,
        List<Segment> segments,
        List<OtherDay> exceptions,
        EventState newState,
        Instant knownAt,
        String author,
        @Nullable String reason) {

    /** When the event of a day takes place, and what it is like. */
    record Occurrence(LocalDate day, LocalDateTime start, Segment segment) {}

    public EventSeries {
        try {
            ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            throw new InvalidDocumentException("zone", zone, "must be an IANA time zone such as Europe/Paris");
        }
        if (newState != EventState.DRAFT && newState != EventState.APPROVED) {
            throw new InvalidDocumentException("newState", newState, "must be DRAFT or APPROVED");
        }
        segments = segments.stream().sorted(Comparator.comparing(Segment::from)).toList();
        exceptions = List.copyOf(exceptions);
    }

    /** Events whose day is in {@code [from, to)}; those that are left out are not among them. */
    SortedMap<LocalDate, Occurrence> occurrences(LocalDate from, LocalDate to) {
        SortedMap<LocalDate, Occurrence> found = new TreeMap<>();
        for (int i = 0; i < segments.size(); i++) {
            Segment segment = segments.get(i);
            LocalDate end = i + 1 < segments.size() ? min(segments.get(i + 1).from(), to) : to;
            for (LocalDate day : segment.recurrence().between(segment.from(), from, end)) {
                LocalDateTime start = exception(day)
                        .map(OtherDay::movedTo)
                        .orElse(exception(day).isPresent() ? null : day.atTime(segment.startsAt()));
                if (start != null) {
                    found.put(day, new Occurrence(day, start, segment));
                }
            }
        }
        return found;
    }

    /** What the series is like on a day. */
    public Segment segmentOn(LocalDate day) {
        return segments.stream()
                .filter(segment -> !segment.from().isAfter(day))
                .reduce((first, second) -> second)
                .orElse(segments.get(0));
    }

    private Optional<OtherDay> exception(LocalDate day) {
        return exceptions.stream().filter(other -> other.day().equals(day)).findFirst();
    }

    /** Another segment from its day on; later ones are dropped, and so is one that begins on that day. */
    List<Segment> with(Segment other) {
        List<Segment> kept = new ArrayList<>(segments.stream()
                .filter(segment -> segment.from().isBefore(other.from()))
                .toList());
        kept.add(other);
        return kept;
    }

    List<OtherDay> with(OtherDay other) {
        return Stream.concat(exceptions.stream().filter(known -> !known.day().equals(other.day())), Stream.of(other))
                .sorted(Comparator.comparing(OtherDay::day))
                .toList();
    }

    private static LocalDate min(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
