package dev.kickoff.hub.plans;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.CapacityPlan;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes plans official, always as a set: all plans of a set in one transaction or none. Whatever happens to the process
 * in between, every service has either its new plan or the one before, and so have all others of the set.
 *
 * <p>Plans are signed on other threads while those before them are stored, so that a set takes no longer than the slower
 * of the two. The transaction locks the {@link PlanHead} of each service, in the order of their names; two sets can so
 * never wait for each other.
 */
@ApplicationScoped
public class PlanSets {
    private static final Logger LOG = Logger.getLogger(PlanSets.class);

    private final PlanHeads heads;
    private final PlanSetStore store;
    private final SigningKeys keys;
    private final ObjectMapper json;
    private final Event<PlansPublished> published;

    PlanSets(
            PlanHeads heads, PlanSetStore store, SigningKeys keys, ObjectMapper json, Event<PlansPublished> published) {
        this.heads = heads;
        this.store = store;
        this.keys = keys;
        this.json = json;
        this.published = published;
    }

    /**
     * The version that the next plan of each service must have. It may rise until the plan is published: then
     * {@link #publish} says so.
     */
    @Transactional
    public Map<ServiceRegion, Long> nextVersions(Collection<ServiceRegion> services) {
        Map<ServiceRegion, PlanHead> all = heads.all();
        return services.stream()
                .distinct()
                .collect(Collectors.toMap(
                        key -> key, key -> all.getOrDefault(key, PlanHead.NONE).next()));
    }

    /** Publishes all plans or none, in the caller's transaction if there is one. */
    public Publication publish(PlanSetDraft draft) {
        return store(draft, seal(draft));
    }

    /** Newest first. */
    @Transactional
    public List<PlanSet> newest(int limit) {
        return store.newest(limit);
    }

    @Transactional
    public Optional<PlanSet> find(long id) {
        return store.find(id);
    }

    /** By service and region; plans that were thinned out since are missing. */
    @Transactional
    public List<PlanSet.Member> members(long id) {
        return store.members(id);
    }

    /** Begins to sign. */
    Sealing seal(PlanSetDraft draft) {
        keys.prepare();
        return Sealing.of(draft.plans(), plan -> SealedPlan.of(plan, basis(draft, plan), json, keys));
    }

    private static @Nullable PlanBasis basis(PlanSetDraft draft, CapacityPlan plan) {
        return draft.bases().get(new ServiceRegion(plan.service(), plan.region()));
    }

    Publication store(PlanSetDraft draft, Sealing sealed) {
        Publication publication = QuarkusTransaction.joiningExisting().call(() -> storeInTransaction(draft, sealed));
        if (publication instanceof Publication.Done done) {
            LOG.infof(
                    "Published plans: set=%d cause=%s plans=%d kept=%d author=%s",
                    done.setId(),
                    draft.cause().kind(),
                    draft.plans().size(),
                    draft.kept().size(),
                    draft.cause().author());
        }
        return publication;
    }

    private Publication storeInTransaction(PlanSetDraft draft, Sealing sealed) {
        Map<ServiceRegion, Long> versions = new LinkedHashMap<>();
        draft.plans().forEach(plan -> versions.put(new ServiceRegion(plan.service(), plan.region()), plan.version()));
        List<ServiceRegion> services = List.copyOf(versions.keySet());
        Map<ServiceRegion, PlanHead> locked = heads.lock(services);
        List<ServiceRegion> outdated = services.stream()
                .filter(key -> locked.getOrDefault(key, PlanHead.NONE).next() != versions.getOrDefault(key, 0L))
                .toList();
        if (!outdated.isEmpty()) {
            return new Publication.Outdated(outdated);
        }
        heads.published(versions);
        long id = store.insert(draft, sealed);
        published.fire(new PlansPublished(draft.plans()));
        return new Publication.Done(id);
    }
}
