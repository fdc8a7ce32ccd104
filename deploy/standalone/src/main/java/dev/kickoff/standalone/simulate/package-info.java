/** {@code kickoff simulate}: the whole loop on traffic that came. */
@NullMarked
package dev.kickoff.standalone.simulate;

import org.jspecify.annotations.NullMarked;
