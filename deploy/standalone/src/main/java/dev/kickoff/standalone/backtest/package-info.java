/** {@code kickoff backtest}. */
@NullMarked
package dev.kickoff.standalone.backtest;

import org.jspecify.annotations.NullMarked;
