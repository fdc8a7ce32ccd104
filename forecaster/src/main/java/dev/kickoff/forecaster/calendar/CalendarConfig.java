package dev.kickoff.forecaster.calendar;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the calendar is. */
@ConfigMapping(prefix = "kickoff.forecaster")
interface CalendarConfig {
    /** Base URL of the hub's API. By default the process's own port, where it is when both run in one process. */
    @WithDefault("http://127.0.0.1:${quarkus.http.port:8080}")
    String hubUrl();

    /** How long the hub may take to answer before the last known calendar is used. */
    @WithDefault("PT5S")
    Duration hubTimeout();
}
