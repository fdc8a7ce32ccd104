/** The HTTP edge that forecaster and hub share: problem details, access tokens, and the clock. */
@NullMarked
package dev.kickoff.edge;

import org.jspecify.annotations.NullMarked;
