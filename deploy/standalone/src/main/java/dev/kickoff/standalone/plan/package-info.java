/** {@code kickoff plan}. */
@NullMarked
package dev.kickoff.standalone.plan;

import org.jspecify.annotations.NullMarked;
