package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.plans.PlanCause;
import org.jspecify.annotations.Nullable;

/** Why plans were published, in words. */
final class Causes {
    private Causes() {}

    static String words(@Nullable PlanCause cause) {
        if (cause == null) {
            return "Not kept";
        }
        return switch (cause.kind()) {
            case EVENT -> "An event changed";
            case SERVICE -> "A service or its policy changed";
            case TRAFFIC -> "Traffic came in";
            case REFRESH -> "A fresh forecast";
            case ORDER -> "Ordered by a person";
            case RESTORE -> "The database was restored";
        };
    }

    static String author(@Nullable PlanCause cause) {
        return cause == null ? "" : cause.author().equals(PlanCause.KICKOFF) ? "Kickoff" : cause.author();
    }
}
