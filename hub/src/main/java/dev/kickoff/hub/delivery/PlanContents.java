package dev.kickoff.hub.delivery;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.SignedPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the plans in {@link PlanCache} say; each version is read once, when somebody asks for it. Thread-safe. */
@ApplicationScoped
public class PlanContents {
    private record Key(String service, String region) {}

    private final PlanCache cache;
    private final ObjectMapper json;
    private final Map<Key, CapacityPlan> read = new ConcurrentHashMap<>();

    PlanContents(PlanCache cache, ObjectMapper json) {
        this.cache = cache;
        this.json = json;
    }

    public Optional<CapacityPlan> find(String service, String region) {
        return cache.find(service, region).map(this::content);
    }

    private CapacityPlan content(ReadyPlan plan) {
        return read.compute(
                new Key(plan.service(), plan.region()),
                (key, known) -> known != null && known.version() >= plan.version() ? known : parse(plan));
    }

    private CapacityPlan parse(ReadyPlan plan) {
        try {
            SignedPlan envelope = json.readValue(plan.body(), SignedPlan.class);
            return json.readValue(Base64.getDecoder().decode(envelope.payload()), CapacityPlan.class);
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "Plan " + plan.service() + "/" + plan.region() + " version " + plan.version() + " cannot be read",
                    broken);
        }
    }
}
