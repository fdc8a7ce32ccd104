/** Which of a service's instances calls the target. Internal: may change at any time. */
@NullMarked
package dev.kickoff.transform.internal.turns;

import org.jspecify.annotations.NullMarked;
