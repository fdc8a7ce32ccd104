package dev.kickoff.forecaster.backtests;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.backtest.Backtest;
import dev.kickoff.forecaster.backtest.NothingToScoreException;
import dev.kickoff.forecaster.backtests.BacktestRun.State;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.Models;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;

/**
 * Runs the backtests that wait, one after the other, on a thread of the scheduler. What a process leaves behind when it
 * ends is marked as interrupted, by the process itself or by the next that looks.
 */
@ApplicationScoped
class BacktestWorker {
    private static final Logger LOG = Logger.getLogger(BacktestWorker.class);
    private static final long BEAT_NANOS = Duration.ofMillis(500).toNanos();

    private final BacktestStore store;
    private final BacktestCases cases;
    private final BacktestsConfig config;
    private final Clock clock;
    private volatile boolean stopping;
    private boolean broken;

    BacktestWorker(BacktestStore store, BacktestCases cases, BacktestsConfig config, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.config = config;
        this.clock = clock;
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }

    @Scheduled(
            executeWith = Scheduled.SIMPLE,
            every = "${kickoff.forecaster.backtests.check-interval:PT2S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        try {
            store.markInterrupted(clock.instant(), config.silence());
            Optional<StoredBacktest> next = store.claim(clock.instant());
            while (next.isPresent() && !stopping) {
                run(next.get());
                next = store.claim(clock.instant());
            }
            broken = false;
        } catch (RuntimeException failure) {
            if (!broken && !stopping) {
                LOG.error("Backtests cannot be run now; this is tried again", failure);
            }
            broken = true;
        }
    }

    private void run(StoredBacktest asked) {
        try {
            Backtest backtest = cases.of(asked.signal, asked.region, clock.instant());
            List<ForecastModel> models = asked.models.stream()
                    .flatMap(name -> Models.byName(name).stream())
                    .toList();
            BacktestResult result = BacktestResult.of(backtest, backtest.run(models, progress(asked.id)));
            store.finish(asked.id, State.DONE, result, null, clock.instant());
        } catch (CancellationException stopped) {
            store.finish(
                    asked.id,
                    State.INTERRUPTED,
                    null,
                    "The forecaster stopped while it ran; start it again",
                    clock.instant());
        } catch (ProblemException | NothingToScoreException refused) {
            store.finish(asked.id, State.FAILED, null, refused.getMessage(), clock.instant());
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "Backtest %s of %s in %s failed", asked.id, asked.signal, asked.region);
            store.finish(
                    asked.id, State.FAILED, null, "It failed: " + failure + "; the log says where", clock.instant());
        }
    }

    private Backtest.Progress progress(String id) {
        long[] last = {System.nanoTime() - BEAT_NANOS};
        return (done, total) -> {
            if (stopping) {
                throw new CancellationException();
            }
            if (System.nanoTime() - last[0] >= BEAT_NANOS || done == total) {
                last[0] = System.nanoTime();
                store.progress(id, done, total);
            }
        };
    }
}
