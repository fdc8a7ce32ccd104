package dev.kickoff.hub.readiness;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Keeps the table of reports bounded. */
@ApplicationScoped
class ReportRetention {
    private static final Logger LOG = Logger.getLogger(ReportRetention.class);

    private final Reports reports;
    private final MeasuredLeadTimes leadTimes;
    private final StepsDone steps;
    private final Findings findings;

    ReportRetention(Reports reports, MeasuredLeadTimes leadTimes, StepsDone steps, Findings findings) {
        this.reports = reports;
        this.leadTimes = leadTimes;
        this.steps = steps;
        this.findings = findings;
    }

    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forgetOld() {
        leadTimes.forgetOld();
        steps.forgetOld();
        findings.forgetOld();
        long forgotten = reports.forgetOld();
        if (forgotten > 0) {
            LOG.infof("Deleted old reports: count=%d", forgotten);
        }
    }
}
