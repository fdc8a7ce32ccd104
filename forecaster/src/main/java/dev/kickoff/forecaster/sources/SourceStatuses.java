package dev.kickoff.forecaster.sources;

import dev.kickoff.forecaster.sources.StoredSource.Key;
import dev.kickoff.forecaster.traffic.Signals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** How far the sources are, as of now. */
@ApplicationScoped
class SourceStatuses {
    private final SourceStore store;
    private final Signals signals;
    private final SourcesConfig config;
    private final Clock clock;

    SourceStatuses(SourceStore store, Signals signals, SourcesConfig config, Clock clock) {
        this.store = store;
        this.signals = signals;
        this.config = config;
        this.clock = clock;
    }

    Optional<SourceStatus> of(Key key) {
        return store.find(key).map(this::status);
    }

    List<SourceStatus> all() {
        return store.all().stream().map(this::status).toList();
    }

    private SourceStatus status(StoredSource stored) {
        int stepSeconds = signals.get(stored.key.signal(), stored.key.region()).stepSeconds();
        return SourceStatus.of(stored, stepSeconds, config.settledEnd(clock.instant(), stepSeconds));
    }
}
