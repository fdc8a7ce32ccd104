package dev.kickoff.forecaster.traffic;

/** @param changes goes up with every request that writes samples of the signal, corrections of old ones too */
record SignalChanges(String signal, String region, long changes) {}
