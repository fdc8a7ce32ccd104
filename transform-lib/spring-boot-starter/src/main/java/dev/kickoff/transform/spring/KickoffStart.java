package dev.kickoff.transform.spring;

import dev.kickoff.transform.Kickoff;
import org.springframework.context.SmartLifecycle;

/**
 * Starts Kickoff after everything else of the application, the web server included. That returns at once: nothing of the
 * application waits for hub or target. Kickoff ends with its bean, before the beans that it uses; a context that is only
 * stopped keeps it, because a floor must be followed as long as the process serves.
 */
final class KickoffStart implements SmartLifecycle {
    private final Kickoff kickoff;
    private volatile boolean started;

    KickoffStart(Kickoff kickoff) {
        this.kickoff = kickoff;
    }

    @Override
    public void start() {
        kickoff.start();
        started = true;
    }

    @Override
    public void stop() {
        started = false;
    }

    @Override
    public boolean isRunning() {
        return started;
    }
}
