package dev.kickoff.hub.leases;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Keeps the table of instances bounded. */
@ApplicationScoped
class LeaseRetention {
    private static final Logger LOG = Logger.getLogger(LeaseRetention.class);

    private final Leases leases;

    LeaseRetention(Leases leases) {
        this.leases = leases;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() {
        int forgotten = leases.forgetOld();
        if (forgotten > 0) {
            LOG.infof("Forgot instances that are gone: count=%d", forgotten);
        }
    }
}
