/** The smallest host that the library can have, to start the packaged jars in a Java of their own. */
@NullMarked
package dev.kickoff.transform.packaging;

import org.jspecify.annotations.NullMarked;
