package dev.kickoff.hub.imports;

import org.jspecify.annotations.Nullable;

/**
 * One field of an event that the source gives differently than before.
 *
 * @param field {@code start}, {@code length}, {@code name}, …, {@code attributes.week}
 * @param before what the calendar says, null where it says nothing
 * @param after what the source says now, null where it says nothing any more
 * @param conflict whether a planner has changed the field too: then the planner's value stays
 */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after, boolean conflict) {}
