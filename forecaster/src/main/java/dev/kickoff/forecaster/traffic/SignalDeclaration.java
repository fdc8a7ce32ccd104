package dev.kickoff.forecaster.traffic;

import org.jspecify.annotations.Nullable;

/** Body of a declaration; signal and region stand in the path. The fields are checked by {@code Signal}. */
record SignalDeclaration(
        int stepSeconds, @Nullable String zone, @Nullable String unit) {}
