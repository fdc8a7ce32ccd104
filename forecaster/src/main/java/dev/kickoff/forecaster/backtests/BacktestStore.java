package dev.kickoff.forecaster.backtests;

import dev.kickoff.forecaster.backtests.BacktestRun.State;
import io.quarkus.hibernate.orm.PersistenceUnit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The queue of backtests, and their results. The database lets one run at a time, whichever forecaster runs it, and its
 * clock says how long a running one has been silent.
 */
@ApplicationScoped
class BacktestStore {
    private final EntityManager entities;
    private final BacktestsConfig config;

    BacktestStore(@PersistenceUnit("forecaster") EntityManager entities, BacktestsConfig config) {
        this.entities = entities;
        this.config = config;
    }

    /** @return the new backtest; empty if one of the signal and region waits or runs already */
    @Transactional
    Optional<BacktestRun> queue(String signal, String region, List<String> models, Instant now) {
        String id = UUID.randomUUID().toString();
        // An index lets only one of two requests at the same time through.
        int inserted = entities.createNativeQuery("""
                        INSERT INTO backtest (id, signal, region, state, requested_at, models)
                        VALUES (:id, :signal, :region, 'QUEUED', :now, to_jsonb(string_to_array(:models, ',')))
                        ON CONFLICT DO NOTHING""")
                .setParameter("id", id)
                .setParameter("signal", signal)
                .setParameter("region", region)
                .setParameter("now", now)
                .setParameter("models", String.join(",", models))
                .executeUpdate();
        if (inserted == 0) {
            return Optional.empty();
        }
        prune(signal, region);
        return StoredBacktest.<StoredBacktest>findByIdOptional(id).map(StoredBacktest::toRun);
    }

    private void prune(String signal, String region) {
        entities.createNativeQuery("""
                        DELETE FROM backtest WHERE state NOT IN ('QUEUED', 'RUNNING') AND id IN (
                            SELECT id FROM backtest WHERE signal = :signal AND region = :region
                            ORDER BY requested_at DESC, id DESC OFFSET :most)""")
                .setParameter("signal", signal)
                .setParameter("region", region)
                .setParameter("most", config.keepAtMost())
                .executeUpdate();
    }

    /** Takes the oldest that waits, unless one runs, here or elsewhere. */
    @Transactional
    Optional<StoredBacktest> claim(Instant now) {
        // One after the other: two that look at the same time would both find that none runs.
        entities.createNativeQuery("LOCK TABLE backtest IN SHARE ROW EXCLUSIVE MODE")
                .executeUpdate();
        if (StoredBacktest.count("state", State.RUNNING) > 0) {
            return Optional.empty();
        }
        Optional<StoredBacktest> next = StoredBacktest.<StoredBacktest>find(
                        "state = ?1 order by requestedAt, id", State.QUEUED)
                .firstResultOptional();
        next.ifPresent(waiting -> {
            waiting.state = State.RUNNING;
            waiting.startedAt = now;
            entities.flush();
            beat(waiting.id, 0, 0);
        });
        return next;
    }

    /** Says that the backtest is alive, and how far it is. */
    @Transactional
    void progress(String id, int done, int total) {
        beat(id, done, total);
    }

    private void beat(String id, int done, int total) {
        entities.createNativeQuery(
                        "UPDATE backtest SET heartbeat_at = now(), done = :done, total = :total WHERE id = :id")
                .setParameter("done", done)
                .setParameter("total", total)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** Ends a running backtest; one that somebody has declared interrupted meanwhile gets its end all the same. */
    @Transactional
    void finish(String id, State state, @Nullable BacktestResult result, @Nullable String message, Instant now) {
        StoredBacktest run = StoredBacktest.findById(id);
        run.state = state;
        run.finishedAt = now;
        run.result = result;
        run.message = message;
        if (state == State.DONE) {
            run.done = run.total;
        }
    }

    /** Marks what runs no longer, because its process ended. */
    @Transactional
    int markInterrupted(Instant now, Duration silence) {
        return entities.createNativeQuery("""
                        UPDATE backtest SET state = 'INTERRUPTED', finished_at = :now, message = :message
                        WHERE state = 'RUNNING' AND heartbeat_at < now() - make_interval(secs => :silence)""")
                .setParameter("now", now)
                .setParameter("message", "The forecaster stopped while it ran; start it again")
                .setParameter("silence", (double) silence.toSeconds())
                .executeUpdate();
    }

    @Transactional
    List<BacktestRun> newestFirst(String signal, String region) {
        return StoredBacktest.newestFirst(signal, region).stream()
                .map(StoredBacktest::toRun)
                .toList();
    }

    @Transactional
    Optional<BacktestRun> find(String signal, String region, String id) {
        return StoredBacktest.<StoredBacktest>findByIdOptional(id)
                .filter(run -> run.signal.equals(signal) && run.region.equals(region))
                .map(StoredBacktest::toRun);
    }
}
