/** Telling people, logs and listeners what happens. Internal: may change at any time. */
@NullMarked
package dev.kickoff.transform.internal.events;

import org.jspecify.annotations.NullMarked;
