package dev.kickoff.standalone.demo;

import dev.kickoff.demo.DemoFolder;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one world running beside this server: takes over the one that a killed server left, starts one if there is none,
 * and stops it in an orderly shutdown.
 */
@ApplicationScoped
class WorldKeeper {
    private static final Logger LOG = Logger.getLogger(WorldKeeper.class);

    private final Demo demo;
    private final @Nullable WorldProcess world;
    private boolean stopping;
    private boolean told;

    WorldKeeper(Demo demo, DemoConfig config) {
        this.demo = demo;
        this.world = config.folder()
                .map(folder -> new WorldProcess(
                        new DemoFolder(folder),
                        config.hubUrl().orElseThrow(),
                        config.accessFile().orElseThrow(),
                        config.start().orElse(DemoFolder.DEFAULT_START)))
                .orElse(null);
    }

    @Scheduled(executeWith = Scheduled.SIMPLE, every = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void keep() {
        if (world == null || stopping) {
            return;
        }
        try {
            // Opened before the world is there: it then takes up the time where the last world stopped.
            demo.clock();
            world.ensureRunning();
            told = false;
        } catch (IOException failure) {
            if (!told) {
                LOG.errorf("The demo's world does not run: %s", failure.getMessage());
            }
            told = true;
        }
    }

    synchronized void stop(@Observes ShutdownEvent shutdown) {
        stopping = true;
        if (world == null) {
            return;
        }
        try {
            Optional<String> left = world.stop();
            left.ifPresent(LOG::warn);
        } catch (IOException failure) {
            LOG.warnf("The demo's world was not stopped: %s", failure.getMessage());
        }
    }
}
