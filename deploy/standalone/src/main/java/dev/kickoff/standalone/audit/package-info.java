/** Checks an exported audit trail without a server. */
@NullMarked
package dev.kickoff.standalone.audit;

import org.jspecify.annotations.NullMarked;
