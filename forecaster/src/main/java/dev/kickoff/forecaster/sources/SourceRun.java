package dev.kickoff.forecaster.sources;

import dev.kickoff.forecaster.traffic.Signals;
import dev.kickoff.schemas.Signal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Brings one source up to the present, page by page. It holds nothing between pages: what it needs to carry on is in the
 * database. Replicas may run the same source at the same time: a page is stored once, and whoever comes second stops.
 */
final class SourceRun {
    private static final Logger LOG = Logger.getLogger(SourceRun.class);
    private static final int REREAD_AT_LEAST_STEPS = 3;
    /** A source that asks for more, perhaps by mistake, would look abandoned. */
    private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

    private final SourceStore store;
    private final Signals signals;
    private final MetricReaders readers;
    private final Retries retries;
    private final Backoff betweenAttempts;
    private final SourcesConfig config;
    private final Clock clock;

    SourceRun(
            SourceStore store,
            Signals signals,
            MetricReaders readers,
            Retries retries,
            Backoff betweenAttempts,
            SourcesConfig config,
            Clock clock) {
        this.store = store;
        this.signals = signals;
        this.readers = readers;
        this.retries = retries;
        this.betweenAttempts = betweenAttempts;
        this.config = config;
        this.clock = clock;
    }

    /** Returns when there is nothing to fetch, an attempt has failed, or the thread is interrupted. */
    void run(StoredSource.Key key) throws InterruptedException {
        Optional<StoredSource> source = store.find(key);
        while (source.isPresent() && !Thread.interrupted() && fetchOne(source.get())) {
            source = store.find(key);
        }
    }

    boolean isDue(StoredSource source, Signal signal) {
        Instant now = clock.instant();
        return next(source, signal).isBefore(config.settledEnd(now, signal.stepSeconds()))
                && (source.retryAt == null || !now.isBefore(source.retryAt));
    }

    /** The first step to fetch: the cursor may lie within one if the signal's step was another when it was set. */
    private static Instant next(StoredSource source, Signal signal) {
        return Window.ceil(source.nextAt, signal.stepSeconds());
    }

    /** @return whether there may be more to fetch */
    private boolean fetchOne(StoredSource source) throws InterruptedException {
        Signal signal = signals.get(source.key.signal(), source.key.region());
        if (!isDue(source, signal)) {
            return false;
        }
        try {
            return fetchOne(source, signal);
        } catch (SourceException failure) {
            fail(source, failure);
        } catch (RuntimeException unexpected) {
            fail(source, SourceException.lasting("it cannot be read: " + unexpected, unexpected));
        }
        return false;
    }

    private boolean fetchOne(StoredSource source, Signal signal) throws SourceException, InterruptedException {
        Instant now = clock.instant();
        Instant end = config.settledEnd(now, signal.stepSeconds());
        MetricReader reader = readers.of(source.metric, bearerToken(source.metric));
        Instant earliest = reader.earliest(next(source, signal), now, signal.stepSeconds());
        if (earliest.isAfter(next(source, signal))) {
            store.skip(source, earliest.isBefore(end) ? earliest : end);
            return true;
        }
        Window window = new Window(begin(source, signal, reader), end, signal.stepSeconds()).first(reader.mostSteps());
        Page page = retries.read(reader, window);
        boolean caughtUp = window.to().equals(end);
        boolean stored = store.store(source, signal, window, page, caughtUp, now);
        if (stored && source.failures > 0) {
            LOG.infof("Source %s answers again", source.key);
        } else if (stored && caughtUp && source.caughtUpAt == null) {
            LOG.infof("Source %s is imported up to %s", source.key, end);
        }
        return stored;
    }

    /** During the import where the last page ended; afterwards a little earlier, for values that came or changed late. */
    private Instant begin(StoredSource source, Signal signal, MetricReader reader) {
        int stepSeconds = signal.stepSeconds();
        if (source.caughtUpAt == null) {
            return next(source, signal);
        }
        Instant late = source.nextAt.minus(max(config.reread(), REREAD_AT_LEAST_STEPS * (long) stepSeconds));
        if (source.lastSample != null) {
            Instant empty = max(source.lastSample.plusSeconds(stepSeconds), source.nextAt.minus(config.rereadEmpty()));
            late = empty.isBefore(late) ? empty : late;
        }
        // At least half of the window must be new, or a long outage would never be made up for.
        Instant furthest = source.nextAt.minusSeconds(reader.mostSteps() / 2 * (long) stepSeconds);
        Instant first = Window.ceil(source.metric.from(), stepSeconds);
        return Window.ceil(max(first, max(late, furthest)), stepSeconds);
    }

    private Secret bearerToken(Metric metric) {
        return metric instanceof PrometheusMetric prometheus && prometheus.bearerTokenFile() != null
                ? new Secret(config.tokenFolder().resolve(prometheus.bearerTokenFile()))
                : Secret.none();
    }

    private void fail(StoredSource source, SourceException failure) {
        Duration wait = betweenAttempts.after(source.failures + 1);
        Duration askedFor = failure.retryAfter();
        if (askedFor != null && askedFor.compareTo(wait) > 0) {
            wait = askedFor.compareTo(LONGEST_ASKED_FOR) > 0 ? max(wait, LONGEST_ASKED_FOR.toSeconds()) : askedFor;
        }
        store.failed(source, String.valueOf(failure.getMessage()), clock.instant(), wait);
        if (source.failures == 0) {
            LOG.warnf("Source %s fails and is tried again: %s", source.key, failure.getMessage());
        }
    }

    private static Duration max(Duration a, long seconds) {
        return a.toSeconds() < seconds ? Duration.ofSeconds(seconds) : a;
    }

    private static Instant max(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
