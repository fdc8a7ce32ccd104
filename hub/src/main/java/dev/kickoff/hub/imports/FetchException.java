package dev.kickoff.hub.imports;

/** A source could not be fetched. The message is for people. */
final class FetchException extends Exception {
    private static final long serialVersionUID = 1L;

    FetchException(String message) {
        super(message);
    }
}
