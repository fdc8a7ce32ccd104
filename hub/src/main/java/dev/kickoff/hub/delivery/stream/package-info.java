/** Server-sent events that wake the libraries when there is a new plan. */
@NullMarked
package dev.kickoff.hub.delivery.stream;

import org.jspecify.annotations.NullMarked;
