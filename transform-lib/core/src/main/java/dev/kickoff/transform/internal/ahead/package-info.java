/** The floors of the next hours, left with the platform. Internal: may change at any time. */
@NullMarked
package dev.kickoff.transform.internal.ahead;

import org.jspecify.annotations.NullMarked;
