package dev.kickoff.forecaster.traffic;

import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Samples.Sample;
import dev.kickoff.schemas.Signal;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Samples in PostgreSQL, by plain JDBC: a history is read, and a file written, as a hundred thousand rows at once. Takes
 * part in the caller's transaction. Any SQL failure comes out as an {@link IllegalStateException} with its cause.
 */
@ApplicationScoped
class TrafficStore {
    private static final int ROWS_AT_ONCE = 10_000;

    private final AgroalDataSource database;

    TrafficStore(@DataSource("forecaster") AgroalDataSource database) {
        this.database = database;
    }

    /** @return whether the signal was not there before */
    boolean insertIfAbsent(Signal signal) {
        String sql = """
                INSERT INTO signal (signal, region, step_seconds, zone, unit) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (signal, region) DO NOTHING""";
        return query(sql, statement -> {
            statement.setString(1, signal.signal());
            statement.setString(2, signal.region());
            statement.setInt(3, signal.stepSeconds());
            statement.setString(4, signal.zone());
            statement.setString(5, signal.unit());
            return statement.executeUpdate() == 1;
        });
    }

    /** Writes all samples; one that is there already gets the new value. No two may have the same timestamp. */
    void upsert(DeclaredSignal signal, Collection<Sample> samples) {
        String sql = """
                INSERT INTO sample (signal_id, at, value)
                SELECT ?, to_timestamp(t), v FROM unnest(?::float8[], ?::float8[]) AS rows(t, v)
                ON CONFLICT (signal_id, at) DO UPDATE SET value = excluded.value""";
        query(sql, statement -> {
            Iterator<Sample> rest = samples.iterator();
            while (rest.hasNext()) {
                Double[] times = new Double[ROWS_AT_ONCE];
                Double[] values = new Double[ROWS_AT_ONCE];
                int rows = 0;
                for (; rows < ROWS_AT_ONCE && rest.hasNext(); rows++) {
                    Sample sample = rest.next();
                    times[rows] = (double) sample.timestamp().getEpochSecond();
                    values[rows] = sample.value();
                }
                Connection connection = statement.getConnection();
                Array timeColumn = connection.createArrayOf("float8", Arrays.copyOf(times, rows));
                Array valueColumn = connection.createArrayOf("float8", Arrays.copyOf(values, rows));
                statement.setInt(1, signal.id);
                statement.setArray(2, timeColumn);
                statement.setArray(3, valueColumn);
                statement.executeUpdate();
            }
            return samples.size();
        });
        countChange(signal);
    }

    /** Best last in a transaction, as whoever else changes the signal then waits for the commit. */
    void countChange(DeclaredSignal signal) {
        query("UPDATE signal SET changes = changes + 1 WHERE id = ?", statement -> {
            statement.setInt(1, signal.id);
            return statement.executeUpdate();
        });
    }

    /** How often the samples of each signal were changed, by signal and region. */
    List<SignalChanges> changes() {
        return query("SELECT signal, region, changes FROM signal ORDER BY signal, region", statement -> {
            List<SignalChanges> changes = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    changes.add(new SignalChanges(rows.getString(1), rows.getString(2), rows.getLong(3)));
                }
            }
            return changes;
        });
    }

    /** The steps that start in {@code [from, cutoff)}, from the first sample on; empty if there is none. */
    Optional<TrafficHistory> history(DeclaredSignal signal, Instant from, Instant cutoff) {
        String sql = """
                SELECT extract(epoch FROM at)::bigint, value FROM sample
                WHERE signal_id = ? AND at >= to_timestamp(?) AND at < to_timestamp(?) ORDER BY at""";
        return query(sql, statement -> {
            statement.setFetchSize(ROWS_AT_ONCE);
            statement.setInt(1, signal.id);
            statement.setLong(2, from.getEpochSecond());
            statement.setLong(3, cutoff.getEpochSecond());
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                long first = rows.getLong(1);
                long steps = -Math.floorDiv(-(cutoff.getEpochSecond() - first), (long) signal.stepSeconds);
                double[] values = new double[Math.toIntExact(steps)];
                Arrays.fill(values, Double.NaN);
                do {
                    values[(int) ((rows.getLong(1) - first) / signal.stepSeconds)] = rows.getDouble(2);
                } while (rows.next());
                return Optional.of(new TrafficHistory(Instant.ofEpochSecond(first), signal.stepSeconds, values));
            }
        });
    }

    /** Means over steps of {@code stepSeconds} from {@code from} on, NaN where nothing was observed. */
    double[] means(DeclaredSignal signal, Instant from, int steps, int stepSeconds) {
        String sql = """
                SELECT floor((extract(epoch FROM at) - ?) / ?)::int AS step, avg(value) FROM sample
                WHERE signal_id = ? AND at >= to_timestamp(?) AND at < to_timestamp(?) GROUP BY step""";
        return query(sql, statement -> {
            statement.setLong(1, from.getEpochSecond());
            statement.setInt(2, stepSeconds);
            statement.setInt(3, signal.id);
            statement.setLong(4, from.getEpochSecond());
            statement.setLong(5, from.getEpochSecond() + (long) steps * stepSeconds);
            double[] means = new double[steps];
            Arrays.fill(means, Double.NaN);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    means[rows.getInt(1)] = rows.getDouble(2);
                }
            }
            return means;
        });
    }

    Optional<Instant> firstSample(DeclaredSignal signal) {
        return instant("SELECT extract(epoch FROM min(at))::bigint FROM sample WHERE signal_id = ?", signal);
    }

    Optional<Instant> lastSample(DeclaredSignal signal) {
        return instant("SELECT extract(epoch FROM max(at))::bigint FROM sample WHERE signal_id = ?", signal);
    }

    private Optional<Instant> instant(String sql, DeclaredSignal signal) {
        return query(sql, statement -> {
            statement.setInt(1, signal.id);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                long seconds = rows.getLong(1);
                return rows.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
            }
        });
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T query(String sql, Use<T> use) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            return use.of(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException("traffic could not be read or written", failure);
        }
    }
}
