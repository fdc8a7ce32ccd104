/** Why a floor is what it is: from what was kept with its plan, never from today's settings. */
@NullMarked
package dev.kickoff.hub.why;

import org.jspecify.annotations.NullMarked;
