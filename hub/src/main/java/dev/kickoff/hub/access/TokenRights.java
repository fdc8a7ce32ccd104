package dev.kickoff.hub.access;

import dev.kickoff.edge.Caller;
import dev.kickoff.edge.ProblemException;
import dev.kickoff.edge.Roles;
import dev.kickoff.hub.services.ServiceOwners;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Who may make, see, replace and revoke which tokens: operators all, members with role TEAM those of the services that
 * their team owns, everybody their own. Nobody but an operator makes a token for somebody else, as it would act in that
 * name.
 */
@ApplicationScoped
public class TokenRights {
    private final ServiceOwners owners;

    TokenRights(ServiceOwners owners) {
        this.owners = owners;
    }

    public boolean may(SecurityIdentity caller, TokenOwner owner) {
        if (caller.hasRole(Roles.OPERATOR)) {
            return true;
        }
        if (owner.member() != null) {
            return owner.member().equals(caller.getPrincipal().getName());
        }
        return caller.hasRole(Roles.TEAM)
                && owner.service() != null
                && Caller.teamOf(caller).isPresent()
                && owners.of(owner.service()).equals(Caller.teamOf(caller));
    }

    /** @throws ProblemException 403 */
    public void require(SecurityIdentity caller, TokenOwner owner) {
        if (!may(caller, owner)) {
            throw ProblemException.forbidden(
                    caller.getPrincipal().getName() + " may not make or change tokens of " + owner.principal(),
                    "Ask an operator, or a member with role TEAM of the team that owns the service");
        }
    }
}
