/** Small files that survive a crash. Internal: may change at any time. */
@NullMarked
package dev.kickoff.transform.internal.storage;

import org.jspecify.annotations.NullMarked;
