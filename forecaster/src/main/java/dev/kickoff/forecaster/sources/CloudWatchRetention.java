package dev.kickoff.forecaster.sources;

import java.time.Duration;
import java.time.Instant;

/**
 * How long CloudWatch keeps data points, as in
 * <a href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html">GetMetricData</a>:
 * those of a minute for 15 days, of 5 minutes for 63 days, of an hour for 455 days. Older ones are kept at the longer
 * period only, so a step that is not a multiple of it cannot be had any more; it stays a gap, because spreading a longer
 * period over its steps would be a guess.
 */
final class CloudWatchRetention {
    /** Data points go while we ask for them. */
    private static final Duration MARGIN = Duration.ofHours(1);

    private CloudWatchRetention() {}

    static boolean canHave(int stepSeconds) {
        return stepSeconds % 60 == 0;
    }

    static Duration of(int stepSeconds) {
        if (stepSeconds % 3600 == 0) {
            return Duration.ofDays(455);
        }
        return stepSeconds % 300 == 0 ? Duration.ofDays(63) : Duration.ofDays(15);
    }

    static Instant earliest(Instant from, Instant now, int stepSeconds) {
        Instant kept = Window.ceil(now.minus(of(stepSeconds)).plus(MARGIN), stepSeconds);
        return from.isBefore(kept) ? kept : from;
    }
}
