/** The demo's clock, its controls on every page, and the process that its simulated world lives in. */
@NullMarked
package dev.kickoff.standalone.demo;

import org.jspecify.annotations.NullMarked;
