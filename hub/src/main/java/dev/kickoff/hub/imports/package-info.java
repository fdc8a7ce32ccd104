/** Seasons from CSV and iCalendar, uploaded or fetched: shown as a difference to the calendar first, then applied. */
@NullMarked
package dev.kickoff.hub.imports;

import org.jspecify.annotations.NullMarked;
