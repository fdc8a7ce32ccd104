package dev.kickoff.forecaster.sources;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.sources.StoredSource.Key;
import dev.kickoff.forecaster.traffic.Signals;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks for sources with something to fetch, and runs a few of them at a time, each once at a time. */
@ApplicationScoped
class SourcePoller {
    private static final Logger LOG = Logger.getLogger(SourcePoller.class);
    private static final int STOP_SECONDS = 3;

    private final SourceStore store;
    private final Signals signals;
    private final MetricReaders readers;
    private final SourceRun run;
    private final ExecutorService threads;
    private final Set<Key> running = ConcurrentHashMap.newKeySet();
    private volatile boolean broken;

    SourcePoller(SourceStore store, Signals signals, SourcesConfig config, Clock clock) {
        this.store = store;
        this.signals = signals;
        readers = new MetricReaders(new ReaderLimits(config.pageSteps(), config.requestTimeout()));
        Retries retries = new Retries(
                config.tries(),
                new Backoff(config.firstPause(), config.longestPause(), SourcePoller::random),
                pause -> TimeUnit.MILLISECONDS.sleep(pause.toMillis()));
        Backoff betweenAttempts = new Backoff(config.firstRetry(), config.longestRetry(), SourcePoller::random);
        run = new SourceRun(store, signals, readers, retries, betweenAttempts, config, clock);
        threads = Executors.newFixedThreadPool(config.threads(), task -> {
            Thread thread = new Thread(task, "traffic-source");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Scheduled(
            executeWith = Scheduled.SIMPLE,
            every = "${kickoff.forecaster.sources.check-interval:PT10S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        try {
            for (StoredSource source : store.all()) {
                if (run.isDue(source, signals.get(source.key.signal(), source.key.region()))) {
                    wake(source.key);
                }
            }
            broken = false;
        } catch (RuntimeException failure) {
            complain(failure);
        }
    }

    /** Fetches what there is now, without waiting for the next check. */
    void wake(Key key) {
        if (running.add(key)) {
            try {
                threads.execute(() -> fetch(key));
            } catch (RejectedExecutionException stopping) {
                running.remove(key);
            }
        }
    }

    private void fetch(Key key) {
        try {
            run.run(key);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (ProblemException gone) {
            LOG.debugf("Source %s is gone: %s", key, gone.getMessage());
        } catch (RuntimeException failure) {
            complain(failure);
        } finally {
            running.remove(key);
        }
    }

    private void complain(RuntimeException failure) {
        if (!broken) {
            LOG.error("Sources of traffic cannot be looked after, and are tried again", failure);
        }
        broken = true;
    }

    private static double random() {
        return ThreadLocalRandom.current().nextDouble();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdownNow();
        if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A source of traffic is still being read; its page will be read again");
        }
        readers.close();
    }
}
