/**
 * Reads the documents that seasons come in, CSV and iCalendar, into events as their source gives them. Pure: no database,
 * no network, no clock. Nothing is guessed: what cannot be read becomes a problem that says line, column and remedy.
 */
@NullMarked
package dev.kickoff.hub.imports.reading;

import org.jspecify.annotations.NullMarked;
