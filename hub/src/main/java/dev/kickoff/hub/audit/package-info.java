/**
 * Who did what, for good: append-only and hash-chained. Other features call {@link dev.kickoff.hub.audit.Audit#record};
 * this package knows none of them.
 */
@NullMarked
package dev.kickoff.hub.audit;

import org.jspecify.annotations.NullMarked;
