/**
 * The {@code kickoff} command: hub, forecaster and an embedded PostgreSQL in one process, and the command line over files.
 *
 * <p>One package per command; {@code files} is what several of them read and write.
 */
@NullMarked
package dev.kickoff.standalone;

import org.jspecify.annotations.NullMarked;
