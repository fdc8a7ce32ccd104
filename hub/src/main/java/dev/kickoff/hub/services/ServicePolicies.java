package dev.kickoff.hub.services;

import dev.kickoff.edge.ProblemException;
import dev.kickoff.hub.audit.Audit;
import dev.kickoff.hub.planning.ServicePolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hibernate.exception.ConstraintViolationException;

/**
 * What people set for each service and region. Nothing is overwritten: a change adds a revision, and of two changes to
 * the same revision the second is refused.
 */
@ApplicationScoped
public class ServicePolicies {
    private static final String NEWEST = "from StoredPolicy p where p.revision = (select max(newer.revision) from"
            + " StoredPolicy newer where newer.service = p.service and newer.region = p.region)";

    private final ServiceRegistry registry;
    private final LaunchRates rates;
    private final Audit audit;
    private final Event<PoliciesChanged> changed;
    private final Clock clock;

    ServicePolicies(
            ServiceRegistry registry, LaunchRates rates, Audit audit, Event<PoliciesChanged> changed, Clock clock) {
        this.registry = registry;
        this.rates = rates;
        this.audit = audit;
        this.changed = changed;
        this.clock = clock;
    }

    /** The policy in force; {@link ServicePolicy#NONE} where nobody set one. */
    @Transactional
    public ServicePolicy of(String service, String region) {
        return newest(new ServiceRegion(service, region)).policy();
    }

    /** All policies that somebody set; whatever is not in it has {@link ServicePolicy#NONE}. */
    @Transactional
    public Map<ServiceRegion, ServicePolicy> all() {
        Map<ServiceRegion, ServicePolicy> all = new TreeMap<>();
        StoredPolicy.<StoredPolicy>find(NEWEST).stream().forEach(stored -> all.put(stored.where(), stored.document));
        return all;
    }

    /** Changes with every change of a policy or a launch rate, and only then; the same on every replica. */
    @Transactional
    public String tag() {
        return StoredPolicy.count() + "-" + rates.newest().revision();
    }

    /**
     * The policy in force with who set it and why; revision 0 if nobody did.
     *
     * @throws ProblemException 404 if the service is not registered there
     */
    @Transactional
    public PolicyRevision get(String service, String region) {
        registry.get(service, region);
        return newest(new ServiceRegion(service, region));
    }

    /** All revisions, the newest first. */
    @Transactional
    public List<PolicyRevision> revisions(String service, String region) {
        return StoredPolicy.<StoredPolicy>find("service = ?1 and region = ?2 order by revision desc", service, region)
                .stream()
                .map(StoredPolicy::published)
                .toList();
    }

    /**
     * Adds a revision.
     *
     * @param editedRevision the revision that the author saw, 0 for none
     * @throws ProblemException 404 if the service is not registered there, 409 if there is a newer revision, 422 if the
     *     launch group has no rate or there is no reason
     */
    @Transactional
    public PolicyRevision set(
            String service, String region, int editedRevision, ServicePolicy policy, String author, String reason) {
        ServiceRegion where = new ServiceRegion(service, region);
        PolicyRevision before = get(service, region);
        if (before.revision() != editedRevision) {
            throw outdated(where, editedRevision);
        }
        rates.requireGroup(policy.launchGroup());
        StoredPolicy next = new StoredPolicy(
                where,
                before.revision() + 1,
                policy,
                author,
                Reasons.required(reason),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        try {
            next.persistAndFlush();
        } catch (ConstraintViolationException somebodyWasFaster) {
            throw outdated(where, editedRevision);
        }
        audit.record(
                author,
                "policy.set",
                "service/" + where,
                Map.of("revision", next.revision, "reason", next.reason, "before", before.policy(), "after", policy));
        changed.fire(new PoliciesChanged(Set.of(where)));
        return next.published();
    }

    private static PolicyRevision newest(ServiceRegion where) {
        return StoredPolicy.<StoredPolicy>find(
                        "service = ?1 and region = ?2 order by revision desc", where.service(), where.region())
                .firstResultOptional()
                .map(StoredPolicy::published)
                .orElseGet(() -> PolicyRevision.none(where));
    }

    private static ProblemException outdated(ServiceRegion where, int editedRevision) {
        return ProblemException.conflict(
                "The policy of " + where + " was changed meanwhile: revision " + editedRevision + " is not its newest",
                "Read it again and repeat the change on the newest revision");
    }
}
