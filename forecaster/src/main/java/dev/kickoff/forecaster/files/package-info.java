/** The CSV files of the command line: traffic, events, origins, forecasts; and the run that turns the first three into the last. */
@NullMarked
package dev.kickoff.forecaster.files;

import org.jspecify.annotations.NullMarked;
