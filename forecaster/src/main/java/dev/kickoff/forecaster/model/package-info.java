/**
 * How traffic is forecast, as pure functions: no framework, no clock, no I/O, nothing shared between calls, so every
 * type may be used from any thread.
 *
 * <p>{@link dev.kickoff.forecaster.model.ForecastTask} in, {@link dev.kickoff.forecaster.model.QuantileForecast} out,
 * by a {@link dev.kickoff.forecaster.model.ForecastModel}. The path through the rest:
 * {@code BinnedSeries → SeasonalProfile → LevelMemory → EventEffects → LeadCalibration → EventAwareModel}.
 */
@NullMarked
package dev.kickoff.forecaster.model;

import org.jspecify.annotations.NullMarked;
