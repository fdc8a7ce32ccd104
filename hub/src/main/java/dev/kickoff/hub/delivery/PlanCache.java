package dev.kickoff.hub.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.hub.plans.PublishedPlan;
import dev.kickoff.hub.plans.PublishedPlans.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The newest plan of every service and region that this replica has seen. A newer version replaces an older one and
 * never the other way round, in whatever order they come. Nothing is ever thrown away: while the database is away, the
 * last plan known is what a library gets. Thread-safe; reading neither waits nor touches the database.
 */
@ApplicationScoped
public class PlanCache {
    private record Key(String service, String region) {}

    private final Map<Key, ReadyPlan> plans = new ConcurrentHashMap<>();
    private final List<Consumer<ReadyPlan>> followers = new CopyOnWriteArrayList<>();
    private final ObjectMapper json;
    private volatile long seen;

    PlanCache(ObjectMapper json) {
        this.json = json;
    }

    public Optional<ReadyPlan> find(String service, String region) {
        return Optional.ofNullable(plans.get(new Key(service, region)));
    }

    public Collection<ReadyPlan> all() {
        return Collections.unmodifiableCollection(plans.values());
    }

    boolean lacks(Ref ref) {
        ReadyPlan known = plans.get(new Key(ref.service(), ref.region()));
        return known == null || known.version() < ref.version();
    }

    /** Takes the plan if it is newer than the one known, and tells the followers; returns the newer of both. */
    ReadyPlan offer(PublishedPlan plan) {
        ReadyPlan offered = ReadyPlan.of(plan, json);
        ReadyPlan newest = plans.merge(
                new Key(plan.service(), plan.region()),
                offered,
                (known, other) -> other.version() > known.version() ? other : known);
        if (newest == offered) {
            followers.forEach(follower -> follower.accept(offered));
        }
        return newest;
    }

    /** The plans of every transaction with a lower number are here. */
    public long seen() {
        return seen;
    }

    void sawBefore(long transaction) {
        seen = transaction;
    }

    /**
     * @param follower is told of every plan that is newer than the one known before, on the thread that brought it; two
     *     versions of one plan may come in either order. Must be quick and not throw
     */
    public void follow(Consumer<ReadyPlan> follower) {
        followers.add(follower);
    }
}
