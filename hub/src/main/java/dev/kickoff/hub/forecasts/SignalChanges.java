package dev.kickoff.hub.forecasts;

/** @param changes goes up with everything that is written of the signal's samples */
public record SignalChanges(String signal, String region, long changes) {}
