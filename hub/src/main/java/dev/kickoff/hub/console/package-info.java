/**
 * The web console: server-rendered pages for people who plan events, one controller per page.
 *
 * <p>A deployment may add to every page by a {@link dev.kickoff.hub.console.ConsoleNotice}; all else is private to the
 * console.
 */
@NullMarked
package dev.kickoff.hub.console;

import org.jspecify.annotations.NullMarked;
