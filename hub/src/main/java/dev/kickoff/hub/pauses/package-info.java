/** Tells the library in a service to change nothing for a while, by a plan of its own. */
@NullMarked
package dev.kickoff.hub.pauses;

import org.jspecify.annotations.NullMarked;
