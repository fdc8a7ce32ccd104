/** The wire contract as JSON. Internal: may change at any time. */
@NullMarked
package dev.kickoff.transform.internal.json;

import org.jspecify.annotations.NullMarked;
