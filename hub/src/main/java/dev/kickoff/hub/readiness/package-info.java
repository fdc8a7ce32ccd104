/** What the libraries report back: floors in force, capacity asked for and capacity ready. */
@NullMarked
package dev.kickoff.hub.readiness;

import org.jspecify.annotations.NullMarked;
