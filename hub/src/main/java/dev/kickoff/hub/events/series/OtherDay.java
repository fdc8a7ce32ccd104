package dev.kickoff.hub.events.series;

import java.time.LocalDate;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A day on which a series does not go by its rule.
 *
 * @param day that the rule gives
 * @param movedTo when the event takes place instead, on the wall clock of the series' zone; null when it does not
 */
public record OtherDay(LocalDate day, @Nullable LocalDateTime movedTo) {}
