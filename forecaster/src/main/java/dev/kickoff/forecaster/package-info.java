/** The forecaster: observed traffic and the hub's calendar in, quantile forecasts out. */
@NullMarked
package dev.kickoff.forecaster;

import org.jspecify.annotations.NullMarked;
