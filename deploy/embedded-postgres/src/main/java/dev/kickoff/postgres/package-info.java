/** A real PostgreSQL inside the process, for the standalone deployment and for tests. */
@NullMarked
package dev.kickoff.postgres;

import org.jspecify.annotations.NullMarked;
