/** Forecasts: issued on request, stored with their provenance, served, and removed when they are old. */
@NullMarked
package dev.kickoff.forecaster.forecasts;

import org.jspecify.annotations.NullMarked;
