/** Sheds load before the hub collapses, plan reads last. */
@NullMarked
package dev.kickoff.hub.delivery.overload;

import org.jspecify.annotations.NullMarked;
