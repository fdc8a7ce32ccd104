package dev.kickoff.hub.imports;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Limits of imports, and how their URLs are fetched. */
@ConfigMapping(prefix = "kickoff.imports")
interface ImportsConfig {
    /** Larger documents are refused, uploaded or fetched; bytes. */
    @WithDefault("10000000")
    int largestDocument();

    /** Documents with more events are refused. */
    @WithDefault("10000")
    int mostEvents();

    /** How long events take whose source gives no end, by category; goes before the built-in durations. */
    Map<String, Duration> durations();

    /** So many previews of a source are kept, the newest ones. */
    @WithDefault("20")
    int keepPreviews();

    /** How often to look for sources that are due. */
    @WithDefault("PT15S")
    Duration checkInterval();

    /** A source that does not answer within this has failed. */
    @WithDefault("PT30S")
    Duration fetchTimeout();

    /** Wait after the first failure of a source; doubled with each further one. */
    @WithDefault("PT1M")
    Duration firstRetry();

    /** Longest wait after failures. */
    @WithDefault("PT6H")
    Duration longestRetry();

    /**
     * Whether URLs may lead to loopback, private and link-local addresses. Off, because whoever may subscribe could
     * otherwise make the hub read what only the hub can reach.
     */
    @WithDefault("false")
    boolean allowPrivateAddresses();
}
