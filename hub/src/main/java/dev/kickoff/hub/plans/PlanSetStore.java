package dev.kickoff.hub.plans;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kickoff.schemas.SignedPlan;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sets and their plans in the database; plain JDBC, because a set has thousands of plans. */
@ApplicationScoped
class PlanSetStore {
    private static final String COLUMNS = "id, created_at, cause, author, reason, events, plans, kept";

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final Clock clock;

    PlanSetStore(@DataSource("hub") AgroalDataSource database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /** Returns the id of the new set. */
    long insert(PlanSetDraft draft, Sealing plans) {
        try (Connection connection = database.getConnection()) {
            long id = insertSet(connection, draft);
            insertPlans(connection, id, plans);
            return id;
        } catch (SQLException failure) {
            throw new DatabaseFailure("The set of plans cannot be stored", failure);
        }
    }

    List<PlanSet> newest(int limit) {
        return query("ORDER BY id DESC LIMIT ?", limit);
    }

    Optional<PlanSet> find(long id) {
        return query("WHERE id = ?", id).stream().findFirst();
    }

    List<PlanSet.Member> members(long id) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT service, region, version FROM capacity_plan WHERE set_id = ? ORDER BY 1, 2")) {
            select.setLong(1, id);
            List<PlanSet.Member> members = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    members.add(new PlanSet.Member(rows.getString(1), rows.getString(2), rows.getLong(3)));
                }
            }
            return members;
        } catch (SQLException failure) {
            throw new DatabaseFailure("The plans of set " + id + " cannot be read", failure);
        }
    }

    private long insertSet(Connection connection, PlanSetDraft draft) throws SQLException {
        PlanCause cause = draft.cause();
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO plan_set (created_at, cause, author, reason, events, plans, kept)
                VALUES (?, ?, ?, ?, ?, ?, CAST(? AS jsonb)) RETURNING id""")) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, cause.kind().name());
            insert.setString(3, cause.author());
            insert.setString(4, cause.reason());
            insert.setArray(5, connection.createArrayOf("text", cause.events().toArray()));
            insert.setInt(6, draft.plans().size());
            insert.setString(7, write(draft.kept()));
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private void insertPlans(Connection connection, long set, Sealing plans) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO capacity_plan (service, region, version, issued_at, digest, payload, key_id, signature,
                                           more_signatures, set_id, basis)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS jsonb), ?, CAST(? AS jsonb))""")) {
            while (!plans.isOver()) {
                for (SealedPlan sealed : plans.next()) {
                    SignedPlan.Signature first = sealed.signatures().get(0);
                    insert.setString(1, sealed.plan().service());
                    insert.setString(2, sealed.plan().region());
                    insert.setLong(3, sealed.plan().version());
                    insert.setObject(4, sealed.plan().issuedAt().atOffset(ZoneOffset.UTC));
                    insert.setString(5, sealed.digest());
                    insert.setBytes(6, sealed.payload());
                    insert.setString(7, first.keyid());
                    insert.setString(8, first.sig());
                    insert.setString(9, more(sealed.signatures()));
                    insert.setLong(10, set);
                    insert.setString(11, sealed.basis());
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    private @Nullable String more(List<SignedPlan.Signature> signatures) {
        return signatures.size() == 1 ? null : write(signatures.subList(1, signatures.size()));
    }

    private List<PlanSet> query(String rest, long parameter) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT " + COLUMNS + " FROM plan_set " + rest)) {
            select.setLong(1, parameter);
            List<PlanSet> sets = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    sets.add(read(rows));
                }
            }
            return sets;
        } catch (SQLException failure) {
            throw new DatabaseFailure("The sets of plans cannot be read", failure);
        }
    }

    private PlanSet read(ResultSet row) throws SQLException {
        try {
            PlanCause cause = new PlanCause(
                    PlanCause.Kind.valueOf(row.getString("cause")),
                    row.getString("author"),
                    row.getString("reason"),
                    List.of((String[]) row.getArray("events").getArray()));
            return new PlanSet(
                    row.getLong("id"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    cause,
                    row.getInt("plans"),
                    json.readValue(row.getString("kept"), new TypeReference<List<KeptPlan>>() {}));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("plan_set " + row.getLong("id") + " cannot be read", broken);
        }
    }

    private String write(Object document) {
        try {
            return json.writeValueAsString(document);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records of text are always writable", impossible);
        }
    }
}
