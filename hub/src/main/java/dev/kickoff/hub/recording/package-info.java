/** Takes what other features announce into the audit trail, so that they need not know of it. */
@NullMarked
package dev.kickoff.hub.recording;

import org.jspecify.annotations.NullMarked;
