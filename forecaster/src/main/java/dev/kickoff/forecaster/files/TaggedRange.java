package dev.kickoff.forecaster.files;

import dev.kickoff.forecaster.model.TimeRange;
import java.time.Instant;
import java.util.List;

/**
 * A range of traffic that says nothing about usual days.
 *
 * @param kind one of {@link TagsCsv#KINDS}
 * @param knownAt a forecast with an earlier origin does not know of it
 */
public record TaggedRange(TimeRange range, String kind, String note, Instant knownAt) {
    /** The ranges known at the instant. */
    public static List<TimeRange> knownAt(List<TaggedRange> tags, Instant instant) {
        return tags.stream()
                .filter(tag -> !tag.knownAt.isAfter(instant))
                .map(TaggedRange::range)
                .toList();
    }
}
