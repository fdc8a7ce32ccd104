/** Which plan is in use, and why it may be. Internal: may change at any time. */
@NullMarked
package dev.kickoff.transform.internal.plan;

import org.jspecify.annotations.NullMarked;
