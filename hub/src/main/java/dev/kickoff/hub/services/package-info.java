/** The services that scale, as their teams declared them. */
@NullMarked
package dev.kickoff.hub.services;

import org.jspecify.annotations.NullMarked;
