/** The two sample services: each embeds the library and runs a fleet that is simulated and says so. */
@NullMarked
package dev.kickoff.demo.services;

import org.jspecify.annotations.NullMarked;
