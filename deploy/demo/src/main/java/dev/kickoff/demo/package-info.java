/**
 * The demo's simulated world, a process of its own around the real product: it plays back real traffic of 1998, runs two
 * sample services that embed the library, and simulates their fleets. The standalone deployment uses
 * {@link dev.kickoff.demo.DemoFolder} and {@link dev.kickoff.demo.clock.DemoClock}, and starts
 * {@link dev.kickoff.demo.DemoWorld}.
 */
@NullMarked
package dev.kickoff.demo;

import org.jspecify.annotations.NullMarked;
