package dev.kickoff.hub.services;

import dev.kickoff.edge.Caller;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.planning.ServicePolicy;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/**
 * Who may set the policy of a service, pause it and note its steps: operators, and members with role TEAM of the team that owns it. The approval
 * thresholds are for operators alone: whoever is held back by one must not be able to lift it.
 */
@ApplicationScoped
public class PolicyRights {
    private final ServiceOwners owners;

    PolicyRights(ServiceOwners owners) {
        this.owners = owners;
    }

    public boolean may(SecurityIdentity caller, String service) {
        return caller.hasRole(Roles.OPERATOR)
                || caller.hasRole(Roles.TEAM)
                        && Caller.teamOf(caller).isPresent()
                        && Caller.teamOf(caller).equals(owners.of(service));
    }

    /** @throws ProblemException 403 */
    public void require(SecurityIdentity caller, String service, ServicePolicy before, ServicePolicy after) {
        require(caller, service);
        boolean sameThresholds = Objects.equals(before.approvalUsd(), after.approvalUsd())
                && Objects.equals(before.approvalUnits(), after.approvalUnits());
        if (!sameThresholds && !caller.hasRole(Roles.OPERATOR)) {
            throw ProblemException.forbidden(
                    "approvalUsd and approvalUnits are set by operators alone", "Leave them as they are, or ask one");
        }
    }

    /** @throws ProblemException 403 */
    public void require(SecurityIdentity caller, String service) {
        if (!may(caller, service)) {
            throw ProblemException.forbidden(
                    "Service '" + service + "' is owned by team "
                            + owners.of(service).map(team -> "'" + team + "'").orElse("nobody")
                            + ", and " + caller.getPrincipal().getName() + " is not in it",
                    "Ask a member with role TEAM of that team, or an operator");
        }
    }
}
