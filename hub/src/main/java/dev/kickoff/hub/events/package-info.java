/** The calendar: events with all their revisions, and the API in front of them. */
@NullMarked
package dev.kickoff.hub.events;

import org.jspecify.annotations.NullMarked;
