/** How good forecasts would have been: rolling origins, and scores of forecasts against what came. Plain Java. */
@NullMarked
package dev.kickoff.forecaster.backtest;

import org.jspecify.annotations.NullMarked;
