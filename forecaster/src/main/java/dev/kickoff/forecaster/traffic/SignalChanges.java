package dev.kickoff.forecaster.traffic;

/** @param changes goes up with whatever writes samples or tags of the signal, corrections of old ones too */
record SignalChanges(String signal, String region, long changes) {}
