package dev.kickoff.hub.audit;

import dev.kickoff.edge.WallClock;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The stored chain. Appending is serialised over all replicas by a lock of the database, held until the commit. */
@ApplicationScoped
public class AuditTrail {
    /** Any number that nothing else in the database locks by. */
    private static final long LOCK = 0x6b69636b_61756474L;

    private static final int PAGE = 1_000;

    private static final String COLUMNS = "seq, at, who, action, subject, details, previous, hash";

    private final AgroalDataSource database;
    private final WallClock clock;

    AuditTrail(@DataSource("hub") AgroalDataSource database, WallClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Within the transaction that is being committed. */
    void append(List<Audit.Draft> drafts) {
        try (Connection connection = database.getConnection()) {
            lock(connection);
            Instant now = clock.now();
            List<AuditEntry> entries = new ArrayList<>();
            AuditEntry last = last(connection);
            for (Audit.Draft draft : drafts) {
                // A clock that was set back must not turn the order around.
                last = AuditEntry.chained(
                        last == null ? 1 : last.seq() + 1,
                        last == null || now.isAfter(last.at()) ? now : last.at(),
                        draft.who(),
                        draft.action(),
                        draft.subject(),
                        draft.details(),
                        last == null ? AuditEntry.GENESIS : last.hash());
                entries.add(last);
            }
            insert(connection, entries);
        } catch (SQLException failure) {
            throw new IllegalStateException("the audit trail could not be written, so nothing was changed", failure);
        }
    }

    /**
     * Entries that fit, the newest first.
     *
     * @param before {@link AuditPage#next} of the page before, null for the first
     */
    public AuditPage page(AuditQuery query, @Nullable Long before, int limit) {
        List<AuditEntry> found = find(query, before == null ? Long.MAX_VALUE : before, limit + 1);
        List<AuditEntry> shown = found.subList(0, Math.min(limit, found.size()));
        return new AuditPage(
                shown.stream().map(AuditPage.Row::of).toList(),
                found.size() > limit ? shown.get(shown.size() - 1).seq() : null);
    }

    /** Recomputes every hash. */
    public AuditCheck.Verdict check() {
        AuditCheck check = new AuditCheck();
        walk(AuditQuery.ALL, check::next);
        return check.verdict();
    }

    private List<AuditEntry> find(AuditQuery query, long beforeSeq, int limit) {
        return select(query.where() + " AND seq < ? ORDER BY seq DESC LIMIT ?", query.parametersAnd(beforeSeq, limit));
    }

    /**
     * Goes through entries from the oldest to the newest until there are no more or the visitor has had enough. What is
     * added meanwhile comes along too.
     */
    void walk(AuditQuery query, Predicate<AuditEntry> visitor) {
        long after = 0;
        List<AuditEntry> page;
        do {
            page = select(query.where() + " AND seq > ? ORDER BY seq LIMIT ?", query.parametersAnd(after, PAGE));
            for (AuditEntry entry : page) {
                if (!visitor.test(entry)) {
                    return;
                }
                after = entry.seq();
            }
        } while (page.size() == PAGE);
    }

    private static void lock(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    private static @Nullable AuditEntry last(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT " + COLUMNS + " FROM audit_entry ORDER BY seq DESC LIMIT 1");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? entry(rows) : null;
        }
    }

    private static void insert(Connection connection, List<AuditEntry> entries) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO audit_entry (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (AuditEntry entry : entries) {
                insert.setLong(1, entry.seq());
                insert.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
                insert.setString(3, entry.who());
                insert.setString(4, entry.action());
                insert.setString(5, entry.subject());
                insert.setString(6, entry.details());
                insert.setString(7, entry.previous());
                insert.setString(8, entry.hash());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private List<AuditEntry> select(String where, List<Object> parameters) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT " + COLUMNS + " FROM audit_entry WHERE " + where)) {
            for (int i = 0; i < parameters.size(); i++) {
                select.setObject(i + 1, parameters.get(i));
            }
            List<AuditEntry> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(entry(rows));
                }
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException("the audit trail could not be read", failure);
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("who"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("details"),
                row.getString("previous"),
                row.getString("hash"));
    }
}
