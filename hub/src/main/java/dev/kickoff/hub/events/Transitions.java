package dev.kickoff.hub.events;

import dev.kickoff.schemas.EventState;
import java.util.EnumSet;
import java.util.Set;

/** Which states may follow which: {@code DRAFT → APPROVED → LIVE → ENDED}, and {@code CANCELLED} from all but ENDED. */
final class Transitions {
    private Transitions() {}

    static Set<EventState> from(EventState state) {
        return switch (state) {
            case DRAFT -> EnumSet.of(EventState.APPROVED, EventState.CANCELLED);
            case APPROVED -> EnumSet.of(EventState.LIVE, EventState.CANCELLED);
            case LIVE -> EnumSet.of(EventState.ENDED, EventState.CANCELLED);
            case ENDED, CANCELLED -> EnumSet.noneOf(EventState.class);
        };
    }

    static boolean legal(EventState from, EventState to) {
        return from == to || from(from).contains(to);
    }
}
