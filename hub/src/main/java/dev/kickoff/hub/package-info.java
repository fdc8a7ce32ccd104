@NullMarked
package dev.kickoff.hub;

import org.jspecify.annotations.NullMarked;
