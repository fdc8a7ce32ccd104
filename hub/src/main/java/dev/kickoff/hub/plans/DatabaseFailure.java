package dev.kickoff.hub.plans;

import java.sql.SQLException;

/** The database did not do what it was asked; the transaction is to be rolled back. */
final class DatabaseFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    DatabaseFailure(String message, SQLException cause) {
        super(message + " (" + cause.getMessage() + ")", cause);
    }
}
