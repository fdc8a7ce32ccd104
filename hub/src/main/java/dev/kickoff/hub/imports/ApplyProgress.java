package dev.kickoff.hub.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How far the imports are that this replica applies right now. Safe to use from many threads. */
@ApplicationScoped
public class ApplyProgress {
    /** @param total changes to make */
    public record Progress(long done, long total) {}

    private final Map<UUID, Run> running = new ConcurrentHashMap<>();

    /** Empty if this replica does not apply it at the moment. */
    public Optional<Progress> of(UUID preview) {
        return Optional.ofNullable(running.get(preview)).map(run -> new Progress(run.done.get(), run.total));
    }

    Run start(UUID preview, long total) {
        Run run = new Run(preview, total);
        running.put(preview, run);
        return run;
    }

    final class Run implements AutoCloseable {
        private final UUID preview;
        private final long total;
        private final AtomicLong done = new AtomicLong();

        private Run(UUID preview, long total) {
            this.preview = preview;
            this.total = total;
        }

        void done(boolean counts) {
            if (counts) {
                done.incrementAndGet();
            }
        }

        @Override
        public void close() {
            running.remove(preview, this);
        }
    }
}
