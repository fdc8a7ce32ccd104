package dev.kickoff.hub.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Tables of the test's database. */
public final class Tables {
    private static final String DEADLOCK = "40P01";
    private static final int ATTEMPTS = 20;

    private Tables() {}

    /** Deletes all rows. The hub's scheduled work may be writing at the same time, and PostgreSQL then lets one of both go. */
    public static void clear(DataSource database, String... tables) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("TRUNCATE " + String.join(", ", tables));
                return;
            } catch (SQLException failure) {
                if (attempt == ATTEMPTS || !DEADLOCK.equals(failure.getSQLState())) {
                    throw new IllegalStateException("the tables cannot be cleared", failure);
                }
            }
        }
    }
}
