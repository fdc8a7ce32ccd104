package dev.kickoff.hub.whatif;

import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.schemas.Event;
import java.util.List;

/**
 * What would be different.
 *
 * @param events as they would be, each in place of the event of the same id
 * @param policies as they would be
 */
public record Change(List<Event> events, List<PolicyChange> policies) {
    /** The policy of one service in one region as it would be. */
    public record PolicyChange(String service, String region, ServicePolicy policy) {}

    public Change {
        events = List.copyOf(events);
        policies = List.copyOf(policies);
    }

    public static Change of(Event event) {
        return new Change(List.of(event), List.of());
    }
}
