/** {@code kickoff replay}. */
@NullMarked
package dev.kickoff.standalone.replay;

import org.jspecify.annotations.NullMarked;
