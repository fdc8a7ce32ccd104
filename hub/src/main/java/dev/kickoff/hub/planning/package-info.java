/**
 * From a forecast to the floors of a service. Pure: no framework, no clock, no input or output; the same arguments give
 * the same plan, and everything may be called from many threads.
 */
@NullMarked
package dev.kickoff.hub.planning;

import org.jspecify.annotations.NullMarked;
