package dev.kickoff.hub.console;

import dev.kickoff.edge.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

/** Whoever looks at the page, for what the layout offers. What may be done is decided where it is done. */
@Named("visitor")
@RequestScoped
public class Visitor {
    private final SecurityIdentity identity;

    Visitor(SecurityIdentity identity) {
        this.identity = identity;
    }

    public String name() {
        return identity.getPrincipal().getName();
    }

    public boolean operator() {
        return identity.hasRole(Roles.OPERATOR);
    }

    /** Whether the audit trail may be read. */
    public boolean auditor() {
        return operator() || identity.hasRole(Roles.FINANCE);
    }

    SecurityIdentity identity() {
        return identity;
    }
}
