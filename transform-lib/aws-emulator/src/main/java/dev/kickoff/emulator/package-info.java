/**
 * An emulated AWS for the tests of every module: the moto server, and a proxy that makes calls fail. A test dependency,
 * never part of what is shipped to services.
 */
@NullMarked
package dev.kickoff.emulator;

import org.jspecify.annotations.NullMarked;
