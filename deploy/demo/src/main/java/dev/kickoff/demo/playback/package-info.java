/** Plays recorded traffic back as if it arrived now. */
@NullMarked
package dev.kickoff.demo.playback;

import org.jspecify.annotations.NullMarked;
