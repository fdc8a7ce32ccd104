/** An example. */
@NullMarked
package dev.kickoff.examples;

import org.jspecify.annotations.NullMarked;
