package dev.kickoff.forecaster.sources;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.forecaster.sources.StoredSource.Key;
import dev.kickoff.forecaster.traffic.Traffic;
import dev.kickoff.schemas.Samples.Sample;
import dev.kickoff.schemas.Signal;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The declared sources in PostgreSQL. A cursor moves in the transaction that stores the samples it stands for. */
@ApplicationScoped
class SourceStore {
    private final Traffic traffic;

    SourceStore(Traffic traffic) {
        this.traffic = traffic;
    }

    /** @return whether it is new; one that is declared as it is already goes on where it was, at once */
    @Transactional
    boolean declare(Signal signal, Metric metric) {
        Key key = new Key(signal.signal(), signal.region());
        Instant first = Window.ceil(metric.from(), signal.stepSeconds());
        Optional<StoredSource> declared = StoredSource.locked(key);
        if (declared.isEmpty()) {
            StoredSource added = new StoredSource();
            added.key = key;
            added.restart(metric, first);
            added.persist();
            return true;
        }
        if (!declared.get().metric.equals(metric)) {
            declared.get().restart(metric, first);
        }
        // Whoever declares it has often just repaired it, and does not want to wait.
        declared.get().retryAt = null;
        return false;
    }

    @Transactional
    Optional<StoredSource> find(Key key) {
        return StoredSource.of(key);
    }

    @Transactional
    List<StoredSource> all() {
        return StoredSource.listAll(Sort.by("key.signal").and("key.region"));
    }

    /** Samples that were fetched stay. */
    @Transactional
    void remove(Key key) {
        StoredSource.locked(key)
                .orElseThrow(() -> none(key.signal(), key.region()))
                .delete();
    }

    static ProblemException none(String signal, String region) {
        return ProblemException.notFound(
                "There is no source for signal '" + signal + "' in region '" + region + "'",
                "List the sources with GET /v1/sources");
    }

    /**
     * Stores a page and moves the cursor to its end: both or neither.
     *
     * @param seen the source as it was when the page was asked for
     * @param window what was asked for; it ends after the cursor and may begin before it
     * @return false, and nothing stored, if somebody else has declared the source anew or moved its cursor meanwhile
     */
    @Transactional
    boolean store(StoredSource seen, Signal signal, Window window, Page page, boolean caughtUp, Instant now) {
        StoredSource stored = unchanged(seen).orElse(null);
        if (stored == null) {
            return false;
        }
        if (!page.samples().isEmpty()) {
            traffic.store(signal, page.samples());
            Sample last = page.samples().get(page.samples().size() - 1);
            if (stored.lastSample == null || stored.lastSample.isBefore(last.timestamp())) {
                stored.lastSample = last.timestamp();
            }
        }
        stored.nextAt = window.to();
        stored.pages++;
        stored.samples += page.samples().size();
        stored.unusable += page.unusable();
        if (caughtUp && stored.caughtUpAt == null) {
            stored.caughtUpAt = now;
        }
        stored.notice = page.notice();
        stored.succeeded();
        return true;
    }

    /** Moves the cursor over steps that the source cannot have any more. */
    @Transactional
    void skip(StoredSource seen, Instant next) {
        unchanged(seen).ifPresent(stored -> {
            stored.nextAt = next;
            stored.gapUntil = next;
        });
    }

    @Transactional
    void failed(StoredSource seen, String error, Instant now, Duration wait) {
        unchanged(seen).ifPresent(stored -> {
            stored.failures++;
            stored.lastError = error;
            stored.lastErrorAt = now;
            stored.retryAt = now.plus(wait);
        });
    }

    private static Optional<StoredSource> unchanged(StoredSource seen) {
        return StoredSource.locked(seen.key)
                .filter(stored -> stored.declaration.equals(seen.declaration) && stored.nextAt.equals(seen.nextAt));
    }
}
