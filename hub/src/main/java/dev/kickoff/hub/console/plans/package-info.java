/** Pages about the plans of one service: their history, what changed, why a number is what it is, and the way back. */
@NullMarked
package dev.kickoff.hub.console.plans;

import org.jspecify.annotations.NullMarked;
