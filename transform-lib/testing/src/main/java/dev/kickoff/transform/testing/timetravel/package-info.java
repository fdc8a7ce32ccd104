/**
 * "Run Thursday's plan against my configuration in one second": a day of one service's library against a simulated fleet,
 * a fake hub and faults, minute by minute, for the tests of those who use the library. Begin with
 * {@link dev.kickoff.transform.testing.timetravel.TimeTravel}.
 */
@NullMarked
package dev.kickoff.transform.testing.timetravel;

import org.jspecify.annotations.NullMarked;
