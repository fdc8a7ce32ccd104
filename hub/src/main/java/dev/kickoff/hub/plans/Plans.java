package dev.kickoff.hub.plans;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All plans ever published, for reading. */
@ApplicationScoped
public class Plans {
    private static final String OF_SERVICE = "service = ?1 and region = ?2";
    private static final String NEWEST_FIRST = OF_SERVICE + " order by version desc";

    private final ObjectMapper json;
    private final PlanHeads heads;
    private final NewestPlans newest;

    Plans(ObjectMapper json, PlanHeads heads, NewestPlans newest) {
        this.json = json;
        this.heads = heads;
        this.newest = newest;
    }

    /** The newest plan. */
    @Transactional
    public Optional<CapacityPlan> latest(String service, String region) {
        return newest(service, region).map(this::read);
    }

    /** The newest plan of each of many services; no entry for one that has none. */
    @Transactional
    public Map<ServiceRegion, CapacityPlan> latest(Collection<ServiceRegion> services) {
        return newest.of(services, heads.all());
    }

    /** The newest plans, newest first, at most {@code limit}. */
    @Transactional
    public List<CapacityPlan> history(String service, String region, int limit) {
        return StoredPlan.<StoredPlan>find(NEWEST_FIRST, service, region).page(Page.ofSize(limit)).stream()
                .map(this::read)
                .toList();
    }

    /** One plan by its version. */
    @Transactional
    public Optional<CapacityPlan> version(String service, String region, long version) {
        return StoredPlan.<StoredPlan>find(OF_SERVICE + " and version = ?3", service, region, version)
                .firstResultOptional()
                .map(this::read);
    }

    /** The plan that was newest at the instant. */
    @Transactional
    public Optional<CapacityPlan> newestAt(String service, String region, Instant instant) {
        return StoredPlan.<StoredPlan>find(
                        OF_SERVICE + " and issuedAt <= ?3 order by version desc", service, region, instant)
                .firstResultOptional()
                .map(this::read);
    }

    /**
     * What the plans said at each instant of {@code [from, to)}: for the past the plan that was newest then, for the
     * future the newest plan. An expired plan keeps its last floor, as the library does. Neighbouring floors of the
     * same capacity are one; there is nothing before the first plan.
     */
    @Transactional
    public List<Floor> floorsInForce(String service, String region, Instant from, Instant to) {
        List<CapacityPlan> plans = StoredPlan.<StoredPlan>find(
                        "from StoredPlan p where p.service = ?1 and p.region = ?2 and p.issuedAt < ?4"
                                + " and not exists (select 1 from StoredPlan later where later.service = p.service"
                                + " and later.region = p.region and later.version > p.version"
                                + " and later.issuedAt <= ?3) order by p.version",
                        service,
                        region,
                        from,
                        to)
                .stream()
                .map(this::read)
                .toList();
        return FloorHistory.of(plans, from, to);
    }

    private static Optional<StoredPlan> newest(String service, String region) {
        return StoredPlan.<StoredPlan>find(NEWEST_FIRST, service, region).firstResultOptional();
    }

    /** The digest is part of it, so that a hub on a new, empty database never reuses a tag for another plan. */
    static String tag(long version, String digest) {
        return version + "-" + digest.substring(0, 16);
    }

    CapacityPlan read(StoredPlan stored) {
        try {
            return json.readValue(stored.payload, CapacityPlan.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "Stored plan " + stored.service + "/" + stored.region + " version " + stored.version
                            + " cannot be read",
                    broken);
        }
    }
}
