package dev.kickoff.forecaster.forecasts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How far forecasts look back and ahead, and how long they are kept. */
@ConfigMapping(prefix = "kickoff.forecaster.forecasts")
interface ForecastsConfig {
    /**
     * How much traffic before the cutoff is looked at; in any case at least 1,000 steps, and as far back as the forecast
     * reaches ahead.
     */
    @WithDefault("P90D")
    Duration lookBack();

    /** The furthest end of a forecast, from its cutoff. Far ahead steps are longer. */
    @WithDefault("P400D")
    Duration longestHorizon();

    /** Stored forecasts issued longer ago are removed, except that of the newest cutoff of each signal and region. */
    @WithDefault("PT48H")
    Duration keepFor();

    /**
     * How many stored forecasts of each signal and region are kept at most, those issued last; that of the newest cutoff
     * besides. By default enough for one every five minutes for as long as they are kept, which are 576, and for one every
     * fifteen seconds over an event of five hours, which are 1,200.
     */
    @WithDefault("2000")
    int keepAtMost();
}
