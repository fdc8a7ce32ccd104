/** Holds: no release of capacity for a service, an event, a signal or everything, by hand or after a sudden drop. */
@NullMarked
package dev.kickoff.hub.holds;

import org.jspecify.annotations.NullMarked;
