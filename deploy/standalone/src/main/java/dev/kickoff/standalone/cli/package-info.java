/** What all commands share: exit codes, failures, version, progress. */
@NullMarked
package dev.kickoff.standalone.cli;

import org.jspecify.annotations.NullMarked;
