/** Observed traffic: signals are declared, samples pushed or imported as CSV, and kept in PostgreSQL. */
@NullMarked
package dev.kickoff.forecaster.traffic;

import org.jspecify.annotations.NullMarked;
