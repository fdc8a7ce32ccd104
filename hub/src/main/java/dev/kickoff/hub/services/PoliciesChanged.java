package dev.kickoff.hub.services;

import java.util.Set;

/**
 * Fired as a CDI event inside the transaction that changes policies or launch rates; observe it with {@code during =
 * AFTER_SUCCESS} to plan again. It is fired on the replica that makes the change only: {@link ServicePolicies#tag()} tells
 * the others.
 *
 * @param services whose policy was changed; empty when launch rates were, which may concern every service
 */
public record PoliciesChanged(Set<ServiceRegion> services) {
    public PoliciesChanged {
        services = Set.copyOf(services);
    }
}
