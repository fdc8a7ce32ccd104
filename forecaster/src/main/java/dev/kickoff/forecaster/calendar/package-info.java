/** What the hub says will happen: read over HTTP before each forecast, the last good answer kept. */
@NullMarked
package dev.kickoff.forecaster.calendar;

import org.jspecify.annotations.NullMarked;
