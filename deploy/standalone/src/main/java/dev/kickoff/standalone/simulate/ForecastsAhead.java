package dev.kickoff.standalone.simulate;

import dev.kickoff.forecaster.files.HindsightForecasts;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Makes the forecasts of all moments in their order, several at a time: no forecast depends on another one, nor on any
 * plan. A moment at which there is neither more traffic nor another calendar than at the one before gets the same
 * forecast. For one thread.
 */
final class ForecastsAhead implements AutoCloseable {
    /** A forecast takes up to a hundred MiB for its time. */
    private static final int MOST_THREADS = 8;

    /** What a forecast depends on. */
    private record Knowledge(Instant cutoff, List<Event> events) {}

    private final HindsightForecasts world;
    private final Duration horizon;
    private final Iterator<Moment> moments;
    private final int ahead;
    private final ExecutorService threads;
    private final Deque<Future<Forecast>> running = new ArrayDeque<>();
    private @Nullable Knowledge last;
    private @Nullable Future<Forecast> lastForecast;

    ForecastsAhead(HindsightForecasts world, Duration horizon, List<Moment> moments) {
        this.world = world;
        this.horizon = horizon;
        this.moments = moments.iterator();
        int count = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());
        this.ahead = 2 * count;
        this.threads = Executors.newFixedThreadPool(count, work -> {
            Thread thread = new Thread(work, "forecast");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The forecast of the next moment; waits for it. */
    Forecast next() throws InterruptedException {
        while (moments.hasNext() && running.size() < ahead) {
            running.add(forecast(moments.next().at()));
        }
        try {
            return running.remove().get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private Future<Forecast> forecast(Instant now) {
        Knowledge knowledge = new Knowledge(world.cutoff(now), world.known(now));
        Future<Forecast> same = lastForecast;
        if (same == null || !knowledge.equals(last) || !world.tags().isEmpty()) {
            same = threads.submit(() -> world.at(now, horizon));
        }
        last = knowledge;
        lastForecast = same;
        return same;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
