package dev.kickoff.schemas;

/** Life cycle of an event: {@code DRAFT → APPROVED → LIVE → ENDED}, or {@code CANCELLED} from any state but ENDED. */
public enum EventState {
    DRAFT,
    APPROVED,
    LIVE,
    ENDED,
    CANCELLED;

    /** Whether forecasts and plans take the event into account. */
    public boolean counts() {
        return this == APPROVED || this == LIVE || this == ENDED;
    }
}
