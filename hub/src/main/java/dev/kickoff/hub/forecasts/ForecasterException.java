package dev.kickoff.hub.forecasts;

/** The forecaster gave no answer, or not the one asked for. The message is for people and names what to do. */
public final class ForecasterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Kind {
        /** It does not answer, or answers with an error of its own: try again later. */
        UNAVAILABLE,
        /** It does not know the signal in this region. */
        UNKNOWN_SIGNAL,
        /** It knows the signal and refuses, for example because there is no history yet. */
        REFUSED
    }

    private final Kind kind;

    ForecasterException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    ForecasterException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
