/** Going back to earlier plans: as new versions, all services of a set or none, and kept until somebody lets go. */
@NullMarked
package dev.kickoff.hub.rollback;

import org.jspecify.annotations.NullMarked;
