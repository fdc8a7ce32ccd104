/** {@code kickoff forecast}. */
@NullMarked
package dev.kickoff.standalone.forecast;

import org.jspecify.annotations.NullMarked;
