package dev.kickoff.hub.forecasts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Where the forecaster is. */
@ConfigMapping(prefix = "kickoff.hub")
interface ForecasterConfig {
    /** Base URL of the forecaster's API. By default the process's own port, where it is when both run in one process. */
    @WithDefault("http://127.0.0.1:${quarkus.http.port:8080}")
    String forecasterUrl();

    /** How long an answer may take. */
    @WithDefault("PT30S")
    Duration forecasterTimeout();
}
