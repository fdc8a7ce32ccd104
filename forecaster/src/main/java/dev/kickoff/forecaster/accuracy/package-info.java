/** How good the forecasts of each real event were, recorded once the event is over. */
@NullMarked
package dev.kickoff.forecaster.accuracy;

import org.jspecify.annotations.NullMarked;
