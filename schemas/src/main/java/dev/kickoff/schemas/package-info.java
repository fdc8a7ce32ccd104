/**
 * The wire contract as Java values: one record per document of {@code schemas/CONTRACT.md}.
 *
 * <p>Every record checks itself when it is made, so a record that exists is valid. Records are immutable and safe to
 * share between threads. Times are {@link java.time.Instant}; durations travel as ISO-8601 text.
 */
@NullMarked
package dev.kickoff.schemas;

import org.jspecify.annotations.NullMarked;
