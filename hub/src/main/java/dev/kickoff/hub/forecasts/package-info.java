/** The hub's one door to the forecaster. */
@NullMarked
package dev.kickoff.hub.forecasts;

import org.jspecify.annotations.NullMarked;
