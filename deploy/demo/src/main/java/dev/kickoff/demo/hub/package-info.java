/** What the demo's world asks of hub and forecaster, over their HTTP API like anybody else. */
@NullMarked
package dev.kickoff.demo.hub;

import org.jspecify.annotations.NullMarked;
