package dev.kickoff.hub.plans;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.planning.Alert;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What people must know about the plans in force. */
@Path("/v1/alerts")
@Blocking
class AlertResource {
    /**
     * @param alerts the earliest first
     * @param latestSafeStart by event id: when the first raise for it must start at the latest
     */
    record Document(List<Alert> alerts, Map<String, Instant> latestSafeStart) {}

    private final PlanAlerts alerts;

    AlertResource(PlanAlerts alerts) {
        this.alerts = alerts;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.SERVICE})
    public Document get() {
        return new Document(alerts.all(), alerts.latestSafeStarts());
    }
}
