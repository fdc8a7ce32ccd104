package dev.kickoff.forecaster.tags;

import dev.kickoff.forecaster.traffic.Signals;
import dev.kickoff.schemas.Signal;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** Searches all signals for bursts, one after the other. */
@ApplicationScoped
class DetectionSchedule {
    private static final Logger LOG = Logger.getLogger(DetectionSchedule.class);

    private final Signals signals;
    private final BurstDetection detection;
    private final Set<String> failing = new HashSet<>();

    DetectionSchedule(Signals signals, BurstDetection detection) {
        this.signals = signals;
        this.detection = detection;
    }

    /** Not at the start, when the hub may not answer yet and everything else has work to do. */
    @Scheduled(
            executeWith = Scheduled.SIMPLE,
            every = "${kickoff.forecaster.tags.detect-every:PT1H}",
            delayed = "5m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void searchAll() {
        for (Signal signal : signals.declared()) {
            String name = signal.signal() + "/" + signal.region();
            try {
                detection.search(signal.signal(), signal.region());
                failing.remove(name);
            } catch (RuntimeException failure) {
                if (failing.add(name)) {
                    LOG.warnf("%s could not be searched for bursts; tried again: %s", name, failure);
                }
            }
        }
    }
}
