package dev.kickoff.forecaster.accuracy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When forecasts of real events are scored. */
@ConfigMapping(prefix = "kickoff.forecaster.accuracy")
interface AccuracyConfig {
    /** How often it is looked whether there is anything to record, in real time. */
    @WithDefault("PT30S")
    Duration checkInterval();

    /** How long after its planned end an event is scored. */
    @WithDefault("PT3H")
    Duration afterEnd();

    /** Events that ended longer ago are not looked at any more. */
    @WithDefault("P60D")
    Duration lookBack();

    /** For so long after an event's end, traffic that comes late or is corrected changes its scores. */
    @WithDefault("P7D")
    Duration lateTraffic();

    /** How often it is looked for such traffic. */
    @WithDefault("PT1H")
    Duration lateTrafficInterval();

    /** How old a stored forecast may be at a lead to count as the one that was forecast then. */
    @WithDefault("PT2H")
    Duration oldest();

    /** Forecasts made in hindsight per check, so that catching up on many events does not hold up everything else. */
    @WithDefault("6")
    int hindsightsPerCheck();
}
