package dev.kickoff.hub.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.schemas.SignedPlan;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was published since somebody looked last, by any replica of the hub. On a connection of the caller, in
 * auto-commit mode; plain JDBC, because it is asked every second and may bring thousands of plans.
 */
@ApplicationScoped
public class PublishedPlans {
    /** How many plans are fetched in one go: some megabytes. */
    private static final int BATCH = 200;

    private final ObjectMapper json;

    PublishedPlans(ObjectMapper json) {
        this.json = json;
    }

    /** A plan without its content. */
    public record Ref(String service, String region, long version) {}

    /**
     * A look at what is there.
     *
     * @param mark number of the oldest transaction that this look may have missed; to hand to the next look
     * @param newest of each service and region that may have a new plan; some may be known already
     */
    public record Look(long mark, List<Ref> newest) {}

    /** @param mark of the look before, null to see the newest plan of every registered service */
    public Look look(Connection connection, @Nullable Long mark) throws SQLException {
        // Taken before the rows are read: a plan that commits in between is seen twice, and never not at all.
        long next = mark(connection);
        return new Look(next, mark == null ? everyNewest(connection) : newestSince(connection, mark));
    }

    /** The newest plan of one service and region. */
    public Optional<PublishedPlan> newest(Connection connection, String service, String region) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT service, region, version FROM capacity_plan WHERE service = ? AND region = ?
                ORDER BY version DESC LIMIT 1""")) {
            statement.setString(1, service);
            statement.setString(2, region);
            return fetch(connection, refs(statement)).stream().findFirst();
        }
    }

    /** The plans in their envelopes, in no order. */
    public List<PublishedPlan> fetch(Connection connection, List<Ref> wanted) throws SQLException {
        List<PublishedPlan> plans = new ArrayList<>(wanted.size());
        for (int from = 0; from < wanted.size(); from += BATCH) {
            plans.addAll(fetchBatch(connection, wanted.subList(from, Math.min(from + BATCH, wanted.size()))));
        }
        return plans;
    }

    private static long mark(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS text) AS bigint)")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<Ref> newestSince(Connection connection, long mark) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT service, region, max(version) FROM capacity_plan
                WHERE published_in >= CAST(? AS xid8) GROUP BY service, region""")) {
            statement.setString(1, Long.toString(mark));
            return refs(statement);
        }
    }

    private static List<Ref> everyNewest(Connection connection) throws SQLException {
        // One look into the index per service, however long the history is.
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT s.service, s.region, p.version FROM service_registration s
                CROSS JOIN LATERAL (SELECT version FROM capacity_plan
                                    WHERE service = s.service AND region = s.region
                                    ORDER BY version DESC LIMIT 1) p""")) {
            return refs(statement);
        }
    }

    private static List<Ref> refs(PreparedStatement statement) throws SQLException {
        List<Ref> refs = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                refs.add(new Ref(rows.getString(1), rows.getString(2), rows.getLong(3)));
            }
        }
        return refs;
    }

    private List<PublishedPlan> fetchBatch(Connection connection, List<Ref> wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT service, region, version, CAST(CAST(published_in AS text) AS bigint) AS transaction, digest,
                       payload, key_id, signature, more_signatures FROM capacity_plan
                JOIN unnest(?, ?, ?) AS wanted (service, region, version) USING (service, region, version)""")) {
            statement.setArray(1, connection.createArrayOf("text", column(wanted, Ref::service)));
            statement.setArray(2, connection.createArrayOf("text", column(wanted, Ref::region)));
            statement.setArray(3, connection.createArrayOf("bigint", column(wanted, Ref::version)));
            List<PublishedPlan> plans = new ArrayList<>(wanted.size());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    plans.add(read(rows));
                }
            }
            return plans;
        }
    }

    private static Object[] column(List<Ref> refs, Function<Ref, Object> value) {
        return refs.stream().map(value).toArray();
    }

    private PublishedPlan read(ResultSet row) throws SQLException {
        SignedPlan envelope = new SignedPlan(
                SignedPlan.PLAN_TYPE, Base64.getEncoder().encodeToString(row.getBytes("payload")), signatures(row));
        long version = row.getLong("version");
        return new PublishedPlan(
                row.getString("service"),
                row.getString("region"),
                version,
                row.getLong("transaction"),
                Plans.tag(version, row.getString("digest")),
                envelope);
    }

    private List<SignedPlan.Signature> signatures(ResultSet row) throws SQLException {
        List<SignedPlan.Signature> all = new ArrayList<>();
        all.add(new SignedPlan.Signature(row.getString("key_id"), row.getString("signature")));
        String more = row.getString("more_signatures");
        if (more != null) {
            all.addAll(read(more));
        }
        return all;
    }

    private List<SignedPlan.Signature> read(String signatures) {
        try {
            return json.readValue(signatures, new TypeReference<List<SignedPlan.Signature>>() {});
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException("Stored signatures cannot be read", broken);
        }
    }
}
