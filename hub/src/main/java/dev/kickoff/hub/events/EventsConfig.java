package dev.kickoff.hub.events;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The calendar's own work. */
@ConfigMapping(prefix = "kickoff.events")
interface EventsConfig {
    /** How often it is looked for events that have started or ended. */
    @WithDefault("PT5S")
    Duration clockInterval();

    /** How often traffic is compared with what was expected after the end of an event that may be extended by itself. */
    @WithDefault("PT30S")
    Duration extensionInterval();

    /** By how much such an event is extended at a time. */
    @WithDefault("PT5M")
    Duration extensionStep();

    /** How long it is extended at most, counted from the end that people planned. */
    @WithDefault("PT60M")
    Duration extensionLimit();

    /** How often the events of recurring series are brought up to date. */
    @WithDefault("PT10M")
    Duration seriesInterval();

    /** How far ahead the events of a recurring series are in the calendar. */
    @WithDefault("60")
    int seriesHorizonDays();
}
