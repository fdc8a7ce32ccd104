/** Who may do what: teams, their members, and the tokens of members and services. */
@NullMarked
package dev.kickoff.hub.access;

import org.jspecify.annotations.NullMarked;
