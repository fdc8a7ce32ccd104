/**
 * What would have happened: replays traffic that really came against capacity that somebody might have had.
 *
 * <p>Pure Java: no framework, no clock, no I/O. Everything is immutable or confined to one call, so it may be used from any
 * thread. The machines in here are simulated; the assumptions stand at {@link dev.kickoff.hub.replay.ReactiveScaler} and
 * {@link dev.kickoff.hub.replay.Replay}.
 */
@NullMarked
package dev.kickoff.hub.replay;

import org.jspecify.annotations.NullMarked;
