package dev.kickoff.hub.services;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.audit.Audit;
import dev.kickoff.hub.planning.LaunchRate;
import dev.kickoff.schemas.InvalidDocumentException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * How fast units can be launched, by launch group, with exceptions for single accounts and regions. Until somebody sets
 * them, the defaults of the cloud hold: {@link LaunchRate#FARGATE} and {@link LaunchRate#EC2}.
 */
@ApplicationScoped
public class LaunchRates {
    private final Audit audit;
    private final Event<PoliciesChanged> changed;
    private final Clock clock;

    LaunchRates(Audit audit, Event<PoliciesChanged> changed, Clock clock) {
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
    }

    /** The rates in force; revision 0 if nobody set any. */
    @Transactional
    public LaunchRateTable newest() {
        return StoredLaunchRates.<StoredLaunchRates>find("order by revision desc")
                .firstResultOptional()
                .map(StoredLaunchRates::published)
                .orElse(LaunchRateTable.DEFAULT);
    }

    /**
     * Adds a revision of all rates together.
     *
     * @param editedRevision the revision that the author saw, 0 for the defaults
     * @throws ProblemException 409 if there is a newer revision
     * @throws InvalidDocumentException if rates are unclear, or a group is missing that a policy names
     */
    @Transactional
    public LaunchRateTable set(int editedRevision, List<LaunchRateTable.Entry> rates, String author, String reason) {
        LaunchRateTable next = new LaunchRateTable(
                editedRevision + 1,
                rates,
                author,
                Reasons.required(reason),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        LaunchRateTable before = newest();
        if (before.revision() != editedRevision) {
            throw outdated(editedRevision);
        }
        Set<String> groups = next.groups();
        List<String> orphans = StoredPolicy.<StoredPolicy>listAll().stream()
                .map(stored -> stored.document.launchGroup())
                .filter(group -> group != null && !groups.contains(group))
                .distinct()
                .toList();
        if (!orphans.isEmpty()) {
            throw new InvalidDocumentException(
                    "rates", groups, "must keep a rate for every group that a policy has named: " + orphans);
        }
        try {
            new StoredLaunchRates(next).persistAndFlush();
        } catch (ConstraintViolationException somebodyWasFaster) {
            throw outdated(editedRevision);
        }
        audit.record(
                author,
                "launch-rates.set",
                "launch-rates",
                Map.of(
                        "revision",
                        next.revision(),
                        "reason",
                        String.valueOf(next.reason()),
                        "before",
                        before.rates(),
                        "after",
                        rates));
        changed.fire(new PoliciesChanged(Set.of()));
        return next;
    }

    void requireGroup(@Nullable String group) {
        Set<String> groups = newest().groups();
        if (group != null && !groups.contains(group)) {
            throw new InvalidDocumentException(
                    "launchGroup",
                    group,
                    "must be a group that has a launch rate: " + groups + "; add others with PUT /v1/launch-rates");
        }
    }

    private static ProblemException outdated(int editedRevision) {
        return ProblemException.conflict(
                "The launch rates were changed meanwhile: revision " + editedRevision + " is not the newest",
                "Read them again and repeat the change on the newest revision");
    }
}
