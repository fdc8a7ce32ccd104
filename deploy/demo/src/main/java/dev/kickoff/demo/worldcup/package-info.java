/** The real data that the demo plays back: matches and requests per minute of the 1998 football World Cup. */
@NullMarked
package dev.kickoff.demo.worldcup;

import org.jspecify.annotations.NullMarked;
