package dev.kickoff.forecaster.sources;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source and how far it is.
 *
 * @param importedUntil start of the first step that was not asked for yet
 * @param stepsDone how many steps since the first were asked for
 * @param stepsTotal how many steps since the first are over
 * @param share done of total, 0 to 1
 * @param pages windows that were stored
 * @param samples values that were stored; one that is fetched again counts again
 * @param unusable values that were left out: negative, infinite or not a number
 * @param lastSample start of the last step that had a value
 * @param notice what people should know though nothing failed
 * @param failures in a row
 */
record SourceStatus(
        String signal,
        String region,
        Metric source,
        SourceState state,
        Instant importedUntil,
        long stepsDone,
        long stepsTotal,
        double share,
        long pages,
        long samples,
        long unusable,
        @Nullable Instant lastSample,
        @Nullable String notice,
        int failures,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt,
        @Nullable Instant nextAttemptAt) {
    /** @param end end of the last step that is over and settled */
    static SourceStatus of(StoredSource stored, int stepSeconds, Instant end) {
        Instant first = Window.ceil(stored.metric.from(), stepSeconds);
        long done = Math.max(0, Duration.between(first, stored.nextAt).toSeconds() / stepSeconds);
        long total = Math.max(done, Duration.between(first, end).toSeconds() / stepSeconds);
        return new SourceStatus(
                stored.key.signal(),
                stored.key.region(),
                stored.metric,
                state(stored, done < total),
                stored.nextAt,
                done,
                total,
                total == 0 ? 1 : (double) done / total,
                stored.pages,
                stored.samples,
                stored.unusable,
                stored.lastSample,
                notice(stored, stepSeconds),
                stored.failures,
                stored.lastError,
                stored.lastErrorAt,
                stored.retryAt);
    }

    private static SourceState state(StoredSource stored, boolean behind) {
        if (stored.failures > 0) {
            return SourceState.FAILING;
        }
        return stored.caughtUpAt == null && behind ? SourceState.IMPORTING : SourceState.CURRENT;
    }

    private static @Nullable String notice(StoredSource stored, int stepSeconds) {
        List<String> notices = new ArrayList<>();
        if (stored.gapUntil != null) {
            notices.add("CloudWatch has steps of " + stepSeconds + " seconds for "
                    + CloudWatchRetention.of(stepSeconds).toDays() + " days only, so nothing before " + stored.gapUntil
                    + " was imported; import it as CSV if there is a record of it");
        }
        if (stored.pages > 0 && stored.samples == 0) {
            notices.add("The source answers, but has not given a single value; is the metric or expression right?");
        }
        if (stored.notice != null) {
            notices.add(stored.notice);
        }
        return notices.isEmpty() ? null : String.join(" ", notices);
    }
}
