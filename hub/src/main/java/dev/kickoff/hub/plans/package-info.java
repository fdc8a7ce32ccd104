/** Immutable, versioned, signed capacity plans: made in a cycle, published, and kept. */
@NullMarked
package dev.kickoff.hub.plans;

import org.jspecify.annotations.NullMarked;
