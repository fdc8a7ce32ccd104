/** Changes above a limit of money or capacity wait for a second person. */
@NullMarked
package dev.kickoff.hub.approvals;

import org.jspecify.annotations.NullMarked;
