@NullMarked
package dev.kickoff.forecaster;

import org.jspecify.annotations.NullMarked;
