package dev.kickoff.bench;

import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.Models;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A thousand signals, all in memory at once, re-forecast by two threads. */
final class FleetSuite {
    private static final int FIVE_MINUTES = 300;
    private static final int SIGNALS = 1000;
    private static final int THREADS = 2;
    private static final int REPETITIONS = 3;
    private static final int PAST_EVENTS = 5;

    private FleetSuite() {}

    static List<Measured> run() throws Exception {
        List<ForecastTask> tasks = new ArrayList<>();
        for (int seed = 0; seed < SIGNALS; seed++) {
            SimulatedSignal signal = new SimulatedSignal(
                    seed, FIVE_MINUTES, SimulatedSignal.start().plus(Duration.ofDays(30)), PAST_EVENTS, 2);
            tasks.add(signal.ahead(Duration.ofHours(36)));
        }
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (PeakHeap heap = new PeakHeap()) {
            forecast(tasks.subList(0, SIGNALS / 20), threads);
            heap.reset();
            double before = Processor.seconds();
            Measured seconds = Measured.seconds(
                    "1,000 signals, 30 days at 5 minutes, 7 events: 36 hours",
                    0,
                    REPETITIONS,
                    60,
                    () -> forecast(tasks, threads));
            double processor = (Processor.seconds() - before) / REPETITIONS;
            List<Measured> measured = new ArrayList<>(List.of(seconds));
            measured.add(new Measured(
                    "  its processor time, collections and all", new double[] {processor}, THREADS * 60, "s"));
            measured.addAll(heap.measured("-Xmx1g", 1024));
            return measured;
        } finally {
            threads.shutdown();
        }
    }

    private static void forecast(List<ForecastTask> tasks, ExecutorService threads) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (ForecastTask task : tasks) {
            running.add(threads.submit(() -> Models.current().forecast(task)));
        }
        for (Future<?> forecast : running) {
            forecast.get();
        }
    }
}
