package dev.kickoff.hub.delivery.export;

import java.time.Instant;

/**
 * One scheduled action.
 *
 * @param name begins with {@link Schedule#prefix()}; letters, digits and '-'
 * @param startAt in the future, in whole minutes, different from all others
 * @param capacity the minimum from then on
 */
record Action(String name, Instant startAt, int capacity) {}
