/** Files that several commands read or write: the service to plan for, and floors. */
@NullMarked
package dev.kickoff.standalone.files;

import org.jspecify.annotations.NullMarked;
