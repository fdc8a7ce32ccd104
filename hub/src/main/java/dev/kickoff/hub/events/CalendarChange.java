package dev.kickoff.hub.events;

import dev.kickoff.schemas.Event;
import org.jspecify.annotations.Nullable;

/**
 * A revision that was added.
 *
 * @param before the revision before it, or null when it is the first
 */
public record CalendarChange(Event after, @Nullable Event before) {
    /** Whether it can make a difference to the traffic of the region. */
    public boolean concerns(String region) {
        return !isOnlyState() && (concerns(after, region) || before != null && concerns(before, region));
    }

    /** From {@code APPROVED} to {@code LIVE} to {@code ENDED} nothing changes but the name of the state. */
    private boolean isOnlyState() {
        return before != null
                && before.state().counts()
                && after.state().counts()
                && before.equals(like(after, before));
    }

    /** The event with everything of the other one that says nothing about traffic. */
    private static Event like(Event event, Event other) {
        return new Event(
                event.id(),
                other.revision(),
                event.name(),
                event.category(),
                event.start(),
                event.end(),
                event.zone(),
                event.expectedAudience(),
                event.regions(),
                event.attributes(),
                event.phases(),
                other.state(),
                other.knownAt(),
                other.author(),
                other.reason(),
                event.audienceByRegion(),
                event.criticality(),
                event.autoExtend(),
                event.seriesId());
    }

    private static boolean concerns(Event event, String region) {
        return event.state().counts() && event.concerns(region);
    }
}
