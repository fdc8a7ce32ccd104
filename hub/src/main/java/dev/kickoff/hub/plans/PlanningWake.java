package dev.kickoff.hub.plans;

import dev.kickoff.hub.events.CalendarChanged;
import dev.kickoff.hub.services.PoliciesChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;

/**
 * Has the planning cycle run at once, on whichever replica is free, when something was changed through this one. Only
 * saves waiting for the next check, which finds the change anyway.
 */
@ApplicationScoped
class PlanningWake {
    private static final Logger LOG = Logger.getLogger(PlanningWake.class);
    private static final JobKey PLANNING =
            new JobKey(PlanningCycle.NAME, io.quarkus.scheduler.Scheduler.class.getName());

    private final Scheduler scheduler;
    private final ExecutorService threads;
    private final TransactionSynchronizationRegistry transactions;
    private final AtomicBoolean waiting = new AtomicBoolean();

    PlanningWake(Scheduler scheduler, ExecutorService threads, TransactionSynchronizationRegistry transactions) {
        this.scheduler = scheduler;
        this.threads = threads;
        this.transactions = transactions;
    }

    void calendar(@Observes(during = TransactionPhase.AFTER_SUCCESS) CalendarChanged change) {
        if (change.matters()) {
            now();
        }
    }

    void policies(@Observes(during = TransactionPhase.AFTER_SUCCESS) PoliciesChanged change) {
        now();
    }

    /** When the transaction under way is committed. */
    void afterCommit() {
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    now();
                }
            }
        });
    }

    /** Many changes in one go wake it once. */
    private void now() {
        // On another thread: this one still belongs to the transaction that has just ended.
        if (waiting.compareAndSet(false, true)) {
            threads.execute(() -> {
                waiting.set(false);
                try {
                    scheduler.triggerJob(PLANNING);
                } catch (SchedulerException next) {
                    LOG.debug("Planning is not woken and runs when it is due", next);
                }
            });
        }
    }
}
