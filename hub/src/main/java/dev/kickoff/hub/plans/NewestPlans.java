package dev.kickoff.hub.plans;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.CapacityPlan;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest plan of each service, parsed. Kept in memory as long as there is room; whether one is the newest is told by
 * the {@link PlanHead} of its service, so another replica's plan is noticed.
 */
@ApplicationScoped
class NewestPlans {
    /** Plans that are fetched in one go: some megabytes. */
    private static final int BATCH = 200;

    private record Wanted(ServiceRegion key, long version) {}

    private record Payload(ServiceRegion key, byte[] bytes) {}

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Map<ServiceRegion, SoftReference<CapacityPlan>> kept = new ConcurrentHashMap<>();

    NewestPlans(@DataSource("hub") AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** No entry for a service that has no plan. */
    Map<ServiceRegion, CapacityPlan> of(Collection<ServiceRegion> services, Map<ServiceRegion, PlanHead> heads) {
        Map<ServiceRegion, CapacityPlan> plans = new HashMap<>();
        List<Wanted> missing = new ArrayList<>();
        for (ServiceRegion key : services) {
            long version = heads.getOrDefault(key, PlanHead.NONE).version();
            CapacityPlan known = known(key);
            if (known != null && known.version() == version) {
                plans.put(key, known);
            } else if (version > 0) {
                missing.add(new Wanted(key, version));
            }
        }
        for (int from = 0; from < missing.size(); from += BATCH) {
            fetch(missing.subList(from, Math.min(from + BATCH, missing.size()))).parallelStream()
                    .map(this::read)
                    .toList()
                    .forEach(plan -> {
                        keep(plan);
                        plans.put(new ServiceRegion(plan.service(), plan.region()), plan);
                    });
        }
        return plans;
    }

    /** Saves reading it again. */
    void keep(CapacityPlan plan) {
        kept.put(new ServiceRegion(plan.service(), plan.region()), new SoftReference<>(plan));
    }

    private @Nullable CapacityPlan known(ServiceRegion key) {
        SoftReference<CapacityPlan> reference = kept.get(key);
        return reference == null ? null : reference.get();
    }

    private List<Payload> fetch(List<Wanted> wanted) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                    SELECT service, region, payload FROM capacity_plan
                    JOIN unnest(?, ?, ?) AS wanted (service, region, version) USING (service, region, version)""")) {
            select.setArray(
                    1,
                    connection.createArrayOf(
                            "text", column(wanted, one -> one.key().service())));
            select.setArray(
                    2,
                    connection.createArrayOf(
                            "text", column(wanted, one -> one.key().region())));
            select.setArray(3, connection.createArrayOf("bigint", column(wanted, Wanted::version)));
            List<Payload> payloads = new ArrayList<>(wanted.size());
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    payloads.add(
                            new Payload(new ServiceRegion(rows.getString(1), rows.getString(2)), rows.getBytes(3)));
                }
            }
            return payloads;
        } catch (SQLException failure) {
            throw new DatabaseFailure("The newest plans cannot be read", failure);
        }
    }

    private static Object[] column(List<Wanted> wanted, java.util.function.Function<Wanted, Object> value) {
        return wanted.stream().map(value).toArray();
    }

    private CapacityPlan read(Payload payload) {
        try {
            return json.readValue(payload.bytes(), CapacityPlan.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("The newest plan of " + payload.key() + " cannot be read", broken);
        }
    }
}
