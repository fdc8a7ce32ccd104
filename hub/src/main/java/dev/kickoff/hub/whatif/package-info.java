/** What a change of events or policies would do to floors and to money, without saving anything. */
@NullMarked
package dev.kickoff.hub.whatif;

import org.jspecify.annotations.NullMarked;
