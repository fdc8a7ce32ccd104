/** The HTTP edge that forecaster and hub share: problem details, who is let in, and the clocks. */
@NullMarked
package dev.kickoff.edge;

import org.jspecify.annotations.NullMarked;
