/** What people must know about the plans in force, in one list. */
@NullMarked
package dev.kickoff.hub.console.alerts;

import org.jspecify.annotations.NullMarked;
