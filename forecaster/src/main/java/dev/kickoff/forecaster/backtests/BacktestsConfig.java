package dev.kickoff.forecaster.backtests;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of its past a signal is backtested on, and how many backtests are kept. */
@ConfigMapping(prefix = "kickoff.forecaster.backtests")
interface BacktestsConfig {
    /** How often it is looked whether a backtest waits, in real time. */
    @WithDefault("PT2S")
    Duration checkInterval();

    /** How much traffic is used; at least 1,000 steps in any case. */
    @WithDefault("P90D")
    Duration lookBack();

    /** Windows that are forecast at most, the newest. */
    @WithDefault("60")
    int mostWindows();

    /** Backtests of each signal and region that are kept. */
    @WithDefault("20")
    int keepAtMost();

    /** A running backtest that has not been heard of for so long, in real time, was interrupted. */
    @WithDefault("PT1M")
    Duration silence();
}
