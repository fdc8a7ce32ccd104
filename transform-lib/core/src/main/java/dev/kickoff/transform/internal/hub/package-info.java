/** The calls to the hub. Internal: may change at any time. */
@NullMarked
package dev.kickoff.transform.internal.hub;

import org.jspecify.annotations.NullMarked;
