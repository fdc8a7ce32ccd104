package dev.kickoff.hub.access;

import dev.kickoff.edge.Roles;
import dev.kickoff.schemas.InvalidDocumentException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member may do; docs/access.md has the table. */
public enum Role {
    /** Reads everything but the audit trail and other people's tokens. */
    VIEWER(Roles.VIEWER, "Viewer"),
    PLANNER(Roles.PLANNER, "Planner"),
    APPROVER(Roles.APPROVER, "Approver"),
    TEAM(Roles.TEAM, "Service team"),
    FINANCE(Roles.FINANCE, "Finance"),
    OPERATOR(Roles.OPERATOR, "Operator");

    private final String granted;
    private final String label;

    Role(String granted, String label) {
        this.granted = granted;
        this.label = label;
    }

    /** As in {@link Roles}. */
    public String granted() {
        return granted;
    }

    /** For people. */
    public String label() {
        return label;
    }

    static Set<Role> parse(Iterable<String> names) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            roles.add(Arrays.stream(values())
                    .filter(role -> role.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new InvalidDocumentException(
                            "roles", name, "must be one of " + Arrays.toString(values()))));
        }
        if (roles.isEmpty()) {
            throw new InvalidDocumentException("roles", "[]", "must have at least one of " + Arrays.toString(values()));
        }
        return roles;
    }

    static String join(Set<Role> roles) {
        return roles.stream().map(Role::name).collect(Collectors.joining(","));
    }
}
