package dev.kickoff.hub.readiness;

import dev.kickoff.edge.Roles;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.InvalidDocumentException;
import dev.kickoff.schemas.Report;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Reports from the library in each service. */
@Path("/v1/services/{service}/regions/{region}/reports")
@Blocking
class ReportResource {
    /** Clocks of a fleet differ by seconds; the demo's by a simulated minute or two. */
    private static final Duration FAST_CLOCK = Duration.ofMinutes(5);

    private final ServiceRegistry services;
    private final Reports reports;
    private final Clock clock;

    ReportResource(ServiceRegistry services, Reports reports, Clock clock) {
        this.services = services;
        this.reports = reports;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({Roles.SERVICE, Roles.OWN_SERVICE})
    public void report(@RestPath String service, @RestPath String region, @Nullable Report report) {
        if (report == null) {
            throw new InvalidDocumentException("body", null, "is required: a report");
        }
        if (!report.service().equals(service)) {
            throw new InvalidDocumentException(
                    "service", report.service(), "must be the service in the path: " + service);
        }
        if (!report.region().equals(region)) {
            throw new InvalidDocumentException("region", report.region(), "must be the region in the path: " + region);
        }
        services.get(service, region);
        // It would be the newest report until its time comes, and hide every true one.
        if (report.at().isAfter(clock.instant().plus(FAST_CLOCK))) {
            throw new InvalidDocumentException(
                    "at", report.at(), "must not be in the future; set the clock of instance " + report.instance());
        }
        reports.store(report);
    }
}
