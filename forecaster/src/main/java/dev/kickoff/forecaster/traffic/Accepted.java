package dev.kickoff.forecaster.traffic;

import java.time.Instant;

/** What was written. */
record Accepted(int samples, Instant first, Instant last) {}
