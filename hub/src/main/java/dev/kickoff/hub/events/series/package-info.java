/** Recurring series: rules in the zone of their events, with exceptions, kept in the calendar as events of their own. */
@NullMarked
package dev.kickoff.hub.events.series;

import org.jspecify.annotations.NullMarked;
