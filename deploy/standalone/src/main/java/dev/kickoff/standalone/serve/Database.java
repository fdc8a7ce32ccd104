package dev.kickoff.standalone.serve;

import dev.kickoff.postgres.EmbeddedDatabase;
import dev.kickoff.standalone.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The PostgreSQL that the server works on: its own, or one that somebody else runs. */
sealed interface Database extends AutoCloseable {
    String jdbcUrl();

    String username();

    String password();

    @Override
    void close() throws IOException;

    static Database embedded(Path home) {
        try {
            return new Embedded(EmbeddedDatabase.startPersistent(home));
        } catch (IOException failure) {
            throw CommandFailure.cannotStart("the embedded PostgreSQL in " + home + " did not start ("
                    + failure.getMessage() + "); its own words are in " + home.resolve("server.log"));
        }
    }

    /** Connects once, so that a wrong address or password is one line and not a failed start. */
    static Database external(String jdbcUrl, String username, String password) {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw CommandFailure.cannotStart(
                    "--database-url '" + jdbcUrl + "' must be like jdbc:postgresql://host:5432/kickoff");
        }
        DriverManager.setLoginTimeout(10);
        try (Connection connection = DriverManager.getConnection(jdbcUrl, username, password)) {
            return new External(jdbcUrl, username, password);
        } catch (SQLException failure) {
            throw CommandFailure.cannotStart("the database " + jdbcUrl + " does not let '" + username + "' in ("
                    + failure.getMessage()
                    + "); check --database-url, --database-username and KICKOFF_DATABASE_PASSWORD");
        }
    }

    /** In {@code data/postgres}, stopped with the server. */
    record Embedded(EmbeddedDatabase server) implements Database {
        @Override
        public String jdbcUrl() {
            return server.jdbcUrl();
        }

        @Override
        public String username() {
            return server.username();
        }

        @Override
        public String password() {
            return server.password();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    /** Somebody else's; left alone. */
    record External(String jdbcUrl, String username, String password) implements Database {
        @Override
        public void close() {}

        @Override
        public String toString() {
            return "External[" + jdbcUrl + ", " + username + "]";
        }
    }
}
