/**
 * Pages that keep people from harm: what a change would do before it is made, changes that wait for a second person,
 * holds, and earlier plans with the way back to them.
 */
@NullMarked
package dev.kickoff.hub.console.safety;

import org.jspecify.annotations.NullMarked;
