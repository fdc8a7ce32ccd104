package dev.kickoff.hub.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.schemas.CapacityPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans with what is kept about how they came to be. */
@ApplicationScoped
public class PlanHistory {
    private final Plans plans;
    private final PlanSetStore sets;
    private final ObjectMapper json;

    PlanHistory(Plans plans, PlanSetStore sets, ObjectMapper json) {
        this.plans = plans;
        this.sets = sets;
        this.json = json;
    }

    /** @param set that it was published in, or null if that is not kept */
    public record Version(CapacityPlan plan, @Nullable PlanSet set) {}

    /**
     * The newest versions first.
     *
     * @param upTo the highest version to return
     */
    @Transactional
    public List<Version> newest(String service, String region, long upTo, int limit) {
        Map<Long, Optional<PlanSet>> known = new HashMap<>();
        return StoredPlan.<StoredPlan>find(
                        "service = ?1 and region = ?2 and version <= ?3 order by version desc", service, region, upTo)
                .page(0, limit)
                .stream()
                .map(stored -> new Version(plans.read(stored), setOf(stored, known)))
                .toList();
    }

    /** The version that was the next older one and is still kept. */
    @Transactional
    public Optional<Version> before(String service, String region, long version) {
        return newest(service, region, version - 1, 1).stream().findFirst();
    }

    @Transactional
    public Optional<Version> find(String service, String region, long version) {
        return newest(service, region, version, 1).stream()
                .filter(found -> found.plan().version() == version)
                .findFirst();
    }

    /** What a plan was made with; empty for a plan from before that was kept. */
    @Transactional
    public Optional<PlanBasis> basis(String service, String region, long version) {
        List<?> kept = StoredPlan.getEntityManager()
                .createNativeQuery("SELECT CAST(basis AS text) FROM capacity_plan WHERE service = :service"
                        + " AND region = :region AND version = :version AND basis IS NOT NULL")
                .setParameter("service", service)
                .setParameter("region", region)
                .setParameter("version", version)
                .getResultList();
        return kept.stream().findFirst().map(text -> read((String) text));
    }

    private PlanBasis read(String text) {
        try {
            return json.readValue(text, PlanBasis.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What a plan was made with cannot be read", broken);
        }
    }

    private @Nullable PlanSet setOf(StoredPlan stored, Map<Long, Optional<PlanSet>> known) {
        return stored.setId == null
                ? null
                : known.computeIfAbsent(stored.setId, sets::find).orElse(null);
    }
}
