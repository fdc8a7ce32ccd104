package dev.kickoff.hub.plans;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.planning.Alert;
import dev.kickoff.hub.readiness.Findings;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What people must know about the plans in force, and what the libraries find wrong when they follow them. */
@Path("/v1/alerts")
@Blocking
class AlertResource {
    /**
     * @param alerts the earliest first
     * @param findings what the libraries find to be wrong, the oldest first
     * @param latestSafeStart by event id: when the first raise for it must start at the latest
     */
    record Document(List<Alert> alerts, List<Findings.Found> findings, Map<String, Instant> latestSafeStart) {}

    private final PlanAlerts alerts;
    private final Findings findings;

    AlertResource(PlanAlerts alerts, Findings findings) {
        this.alerts = alerts;
        this.findings = findings;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
    public Document get() {
        return new Document(alerts.all(), findings.all(), alerts.latestSafeStarts());
    }
}
