package dev.kickoff.hub.plans;

import dev.kickoff.schemas.CapacityPlan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;

/**
 * Plans that are being sealed on other threads, batch after batch in their order: while the database takes one batch, the
 * next is signed. Each batch is handed out once, to one thread.
 */
final class Sealing {
    /** Some megabytes. */
    private static final int BATCH = 128;

    private final Deque<CompletableFuture<List<SealedPlan>>> batches = new ArrayDeque<>();

    private Sealing() {}

    /** Begins at once. */
    static Sealing of(List<CapacityPlan> plans, Function<CapacityPlan, SealedPlan> seal) {
        Sealing sealing = new Sealing();
        CompletableFuture<List<SealedPlan>> before = CompletableFuture.completedFuture(List.of());
        for (int from = 0; from < plans.size(); from += BATCH) {
            List<CapacityPlan> batch = plans.subList(from, Math.min(from + BATCH, plans.size()));
            before = before.thenApplyAsync(
                    done -> batch.parallelStream().map(seal).toList(), ForkJoinPool.commonPool());
            sealing.batches.add(before);
        }
        return sealing;
    }

    boolean isOver() {
        return batches.isEmpty();
    }

    /** Waits until the next batch is sealed, and fails as sealing did. */
    List<SealedPlan> next() {
        try {
            return batches.remove().join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }
}
