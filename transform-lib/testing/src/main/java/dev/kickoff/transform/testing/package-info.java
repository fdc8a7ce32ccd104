/**
 * Fakes for the tests of a service that embeds Kickoff: a hub that signs plans, a clock that is set by hand, an actuator
 * that records, a fleet that is simulated. Everything stays on the loopback interface.
 */
@NullMarked
package dev.kickoff.transform.testing;

import org.jspecify.annotations.NullMarked;
