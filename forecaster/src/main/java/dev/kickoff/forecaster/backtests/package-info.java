/** Backtests on stored traffic: asked for, run in the background one at a time, kept with their results. */
@NullMarked
package dev.kickoff.forecaster.backtests;

import org.jspecify.annotations.NullMarked;
