package dev.kickoff.forecaster.sources;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** How traffic is fetched from CloudWatch and Prometheus. */
@ConfigMapping(prefix = "kickoff.forecaster.sources")
interface SourcesConfig {
    /** How often is looked for steps that are over and not yet fetched. A source is only asked when there is one. */
    @WithDefault("PT10S")
    Duration checkInterval();

    /** How long after its end a step is fetched: metrics arrive late. */
    @WithDefault("PT1M")
    Duration settlingDelay();

    /** How far before the last step fetched each fetch begins again: late metrics change values. At least three steps. */
    @WithDefault("PT15M")
    Duration reread();

    /** How far back is asked again and again for steps at the end that had no value. */
    @WithDefault("PT6H")
    Duration rereadEmpty();

    /** How many steps are asked for at once. Prometheus gives at most 11,000, CloudWatch 100,800. */
    @WithDefault("10000")
    int pageSteps();

    /** How long one request may take. */
    @WithDefault("PT30S")
    Duration requestTimeout();

    /** How often a request is made before the source counts as failing. */
    @WithDefault("4")
    int tries();

    /** The wait after a first failed request; doubled with each further one. */
    @WithDefault("PT0.5S")
    Duration firstPause();

    /** The longest wait between requests of one attempt. A source that asks for a longer one is left alone until then. */
    @WithDefault("PT10S")
    Duration longestPause();

    /** The wait after a first failed attempt; doubled with each further one. */
    @WithDefault("PT15S")
    Duration firstRetry();

    /** The longest wait between attempts on a failing source. */
    @WithDefault("PT10M")
    Duration longestRetry();

    /** How many sources are asked at the same time. */
    @WithDefault("4")
    int threads();

    /** The folder of the files that declarations name as {@code bearerTokenFile}. */
    @WithDefault("/run/secrets/kickoff")
    Path tokenFolder();

    /** End of the last step that is over for long enough. */
    default Instant settledEnd(Instant now, int stepSeconds) {
        return Window.floor(now.minus(settlingDelay()), stepSeconds);
    }
}
