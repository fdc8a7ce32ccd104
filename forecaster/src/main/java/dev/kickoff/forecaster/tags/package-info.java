/**
 * Tags on ranges of traffic that say nothing about usual days: bursts, rehearsals, outages, fail-overs. People and programs
 * set them, bursts are also detected; what is tagged is kept out of training.
 */
@NullMarked
package dev.kickoff.forecaster.tags;

import org.jspecify.annotations.NullMarked;
