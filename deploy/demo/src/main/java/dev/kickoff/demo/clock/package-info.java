/** Simulated time, shared by the processes of the demo through one small file. */
@NullMarked
package dev.kickoff.demo.clock;

import org.jspecify.annotations.NullMarked;
