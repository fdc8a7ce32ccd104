package dev.kickoff.transform.spring;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.Status;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/kickoff}: what Kickoff knows, what it plans and what it did. Read-only, and without secrets. */
@Endpoint(id = "kickoff")
public final class KickoffEndpoint {
    private final Kickoff kickoff;
    private final RecentActions actions;

    KickoffEndpoint(Kickoff kickoff, RecentActions actions) {
        this.kickoff = kickoff;
        this.actions = actions;
    }

    /**
     * What the endpoint answers.
     *
     * @param status as of the last cycle
     * @param registration what the hub is told about the service
     * @param floors of the plan in use, in order; empty without a plan
     * @param recentActions newest first; in dry run with the outcome {@code WOULD_APPLY}
     */
    public record Answer(
            Status status, ServiceRegistration registration, List<Floor> floors, List<Report.Action> recentActions) {}

    @ReadOperation
    public Answer kickoff() {
        return new Answer(
                kickoff.status(),
                kickoff.registration(),
                kickoff.plan().map(CapacityPlan::floors).orElse(List.of()),
                actions.newestFirst());
    }
}
