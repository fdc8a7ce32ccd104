package dev.kickoff.hub.plans;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why plans are published.
 *
 * @param author who wanted it: a person, or {@link #KICKOFF} for what the hub does by itself
 * @param reason in the author's words, or null
 * @param events ids of the events that it is about; may be empty
 */
public record PlanCause(Kind kind, String author, @Nullable String reason, List<String> events) {
    /** What gave rise to plans. */
    public enum Kind {
        /** Somebody changed an event. */
        EVENT,
        /** Somebody registered a service, or changed one or its policy. */
        SERVICE,
        /** Observed traffic of a running event. */
        TRAFFIC,
        /** The forecast is made anew regularly. */
        REFRESH,
        /** Somebody ordered it: an approval, a rollback, a hold. */
        ORDER,
        /** Libraries hold newer versions than the database, which was restored. */
        RESTORE
    }

    /** The author of what nobody ordered. */
    public static final String KICKOFF = "kickoff";

    public PlanCause {
        events = List.copyOf(events);
    }

    /** Of the hub's own accord. */
    static PlanCause own(Kind kind) {
        return new PlanCause(kind, KICKOFF, null, List.of());
    }
}
