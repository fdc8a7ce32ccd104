package dev.kickoff.hub.pauses;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.audit.Audit;
import dev.kickoff.hub.plans.PlanBasis;
import dev.kickoff.hub.plans.PlanCause;
import dev.kickoff.hub.plans.PlanHistory;
import dev.kickoff.hub.plans.PlanSetDraft;
import dev.kickoff.hub.plans.PlanSets;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.plans.Publication;
import dev.kickoff.hub.readiness.Pauses;
import dev.kickoff.hub.readiness.Pauses.Pause;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Pauses and resumes the library of a service: publishes the floors in force again at once, with or without the pause, so
 * that it arrives also while no forecast can be made. Plans that are made later carry the pause until it ends.
 */
@ApplicationScoped
public class Pausing {
    private static final int LONGEST_REASON = 500;

    private final ServiceRegistry services;
    private final Pauses pauses;
    private final Plans plans;
    private final PlanHistory history;
    private final PlanSets sets;
    private final Audit audit;
    private final Clock clock;

    Pausing(
            ServiceRegistry services,
            Pauses pauses,
            Plans plans,
            PlanHistory history,
            PlanSets sets,
            Audit audit,
            Clock clock) {
        this.services = services;
        this.pauses = pauses;
        this.plans = plans;
        this.history = history;
        this.sets = sets;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param reason shown to everyone, also in the service's own log
     * @throws ProblemException 404 for an unknown service, 409 if it is paused already
     */
    @Transactional
    public Pause pause(String service, String region, @Nullable String reason, String author) {
        services.get(service, region);
        String why = checked(reason, "why nothing may be changed");
        Pause pause = new Pause(why, author, clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!pauses.begin(service, region, pause)) {
            throw ProblemException.conflict(
                    "The library of '" + service + "' in '" + region + "' is paused already", "Look at why it is");
        }
        publish(service, region, why, author, "pause: " + why);
        audit.record(author, "library.pause", service + "/" + region, Map.of("reason", why));
        return pause;
    }

    /** @throws ProblemException 404 for an unknown service, 409 if it is not paused */
    @Transactional
    public void resume(String service, String region, @Nullable String reason, String author) {
        services.get(service, region);
        String why = checked(reason, "why the plan may be followed again");
        if (!pauses.end(service, region)) {
            throw ProblemException.conflict(
                    "The library of '" + service + "' in '" + region + "' is not paused", "Nothing is left to do");
        }
        publish(service, region, null, author, "resume: " + why);
        audit.record(author, "library.resume", service + "/" + region, Map.of("reason", why));
    }

    /** Without a plan there is nothing to publish: the first one will say it. */
    private void publish(String service, String region, @Nullable String paused, String author, String reason) {
        Optional<CapacityPlan> inForce = plans.latest(service, region);
        if (inForce.isEmpty()) {
            return;
        }
        ServiceRegion where = new ServiceRegion(service, region);
        long version = sets.nextVersions(List.of(where)).getOrDefault(where, 1L);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<ServiceRegion, PlanBasis> bases = new HashMap<>();
        history.basis(service, region, inForce.get().version())
                .ifPresent(
                        basis -> bases.put(where, basis.copiedFrom(inForce.get().version())));
        Publication done = sets.publish(new PlanSetDraft(
                new PlanCause(PlanCause.Kind.ORDER, author, reason, List.of()),
                List.of(inForce.get().again(version, now, paused)),
                List.of(),
                bases));
        if (done instanceof Publication.Outdated) {
            throw ProblemException.conflict("A new plan was published at the same moment", "Try again");
        }
    }

    private static String checked(@Nullable String reason, String meaning) {
        if (reason == null || reason.isBlank()) {
            throw new InvalidDocumentException("reason", reason, "is required: " + meaning);
        }
        String stripped = reason.strip();
        if (stripped.length() > LONGEST_REASON) {
            throw new InvalidDocumentException(
                    "reason", stripped, "must not be longer than " + LONGEST_REASON + " characters");
        }
        return stripped;
    }
}
