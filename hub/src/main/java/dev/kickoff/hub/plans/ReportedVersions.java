package dev.kickoff.hub.plans;

import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.Report;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Notices when a library holds a newer plan than the database knows, as after an older backup was restored. Libraries
 * never go back to an older version; so the next plan gets a version above theirs, and is made at once.
 */
@ApplicationScoped
class ReportedVersions {
    private static final Logger LOG = Logger.getLogger(ReportedVersions.class);
    /** More than a service gets in ten years of live events. Reports are not signed: a wrong one must not use up all. */
    private static final long LIKELY = 10_000_000;

    private final PlanHeads heads;
    private final PlanningWake wake;

    ReportedVersions(PlanHeads heads, PlanningWake wake) {
        this.heads = heads;
        this.wake = wake;
    }

    void look(@Observes Report report) {
        Long version = report.planVersion();
        if (version == null) {
            return;
        }
        if (version > LIKELY) {
            LOG.warnf(
                    "A report claims plan version %d and is not believed: service=%s region=%s instance=%s",
                    version, report.service(), report.region(), report.instance());
            return;
        }
        if (heads.reported(new ServiceRegion(report.service(), report.region()), version)) {
            LOG.warnf(
                    "A library holds plan version %d, which this database does not know; the next plan will be above:"
                            + " service=%s region=%s",
                    version, report.service(), report.region());
            wake.afterCommit();
        }
    }
}
