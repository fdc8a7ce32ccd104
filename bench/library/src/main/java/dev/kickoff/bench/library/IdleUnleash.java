package dev.kickoff.bench.library;

import io.getunleash.DefaultUnleash;
import io.getunleash.util.UnleashConfig;
import io.getunleash.util.UnleashScheduledExecutor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * The Unleash client: each cycle polls the feature toggles, and every fourth sends metrics, as it does by default. Arguments:
 * threads or day, API address, folder.
 */
final class IdleUnleash {
    private static final long DEFAULT_METRICS_SECONDS = 60;

    private IdleUnleash() {}

    public static void main(String[] args) throws InterruptedException {
        if (args[0].equals("threads")) {
            Idle.countThreads(() ->
                    new DefaultUnleash(config(args).fetchTogglesInterval(1).build()));
        } else {
            long heapBefore = Idle.usedHeap();
            ByHand byHand = new ByHand();
            DefaultUnleash client =
                    new DefaultUnleash(config(args).scheduledExecutor(byHand).build());
            Idle.measure(heapBefore, byHand::cycle);
            if (!client.isEnabled("sample")) {
                throw new IllegalStateException("the toggle has not come");
            }
        }
        System.exit(0);
    }

    private static UnleashConfig.Builder config(String[] args) {
        return UnleashConfig.builder()
                .appName("video-edge")
                .instanceId("bench")
                .unleashAPI(args[1])
                .apiKey("token")
                .backupFile(Path.of(args[2], "unleash.json").toString());
    }

    /** Runs what the client has scheduled when it is told to. */
    private static final class ByHand implements UnleashScheduledExecutor {
        private final List<Runnable> polls = new ArrayList<>();
        private final List<Runnable> metrics = new ArrayList<>();
        private int cycle;

        @Override
        public void setInterval(Runnable command, long initialDelaySeconds, long periodSeconds) {
            (periodSeconds < DEFAULT_METRICS_SECONDS ? polls : metrics).add(command);
        }

        @Override
        public Future<Void> scheduleOnce(Runnable command) {
            command.run();
            return CompletableFuture.completedFuture(null);
        }

        void cycle() {
            polls.forEach(Runnable::run);
            if (cycle++ % 4 == 0) {
                metrics.forEach(Runnable::run);
            }
        }
    }
}
