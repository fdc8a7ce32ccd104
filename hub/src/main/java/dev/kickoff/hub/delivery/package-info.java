/** Brings plans to the libraries: the plan endpoint, its history, and the keys to check plans with. */
@NullMarked
package dev.kickoff.hub.delivery;

import org.jspecify.annotations.NullMarked;
