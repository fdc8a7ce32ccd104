/** One cycle after another. Internal: may change at any time. */
@NullMarked
package dev.kickoff.transform.internal.loop;

import org.jspecify.annotations.NullMarked;
