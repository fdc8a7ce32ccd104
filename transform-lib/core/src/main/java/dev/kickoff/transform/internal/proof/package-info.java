/** Whether what was asked for has come true, and what to say when it has not. Internal: may change at any time. */
@NullMarked
package dev.kickoff.transform.internal.proof;

import org.jspecify.annotations.NullMarked;
