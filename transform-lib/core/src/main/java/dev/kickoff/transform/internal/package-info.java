/** How the library works inside. Internal: may change at any time, nobody outside may use it. */
@NullMarked
package dev.kickoff.transform.internal;

import org.jspecify.annotations.NullMarked;
