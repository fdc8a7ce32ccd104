/** {@code kickoff serve}: everything in one process. */
@NullMarked
package dev.kickoff.standalone.serve;

import org.jspecify.annotations.NullMarked;
