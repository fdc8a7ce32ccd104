/** From the wanted floor and what is there to one change, or none. Internal: may change at any time. */
@NullMarked
package dev.kickoff.transform.internal.reconcile;

import org.jspecify.annotations.NullMarked;
