/**
 * How fast forecasts are made, and with how much memory, on simulated traffic: started by {@code make bench}, described
 * in {@code docs/bench.md}. Nothing depends on this module.
 */
@NullMarked
package dev.kickoff.bench;

import org.jspecify.annotations.NullMarked;
