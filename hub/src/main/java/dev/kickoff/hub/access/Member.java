package dev.kickoff.hub.access;

import dev.kickoff.schemas.InvalidDocumentException;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works with the hub.
 *
 * @param id short name in lower case, under which the person stands in revisions and in the audit trail; never changes
 * @param name for people
 * @param email or null
 * @param team or null
 * @param roles never empty
 * @param active whether the person's tokens and sessions are good
 * @param revision counts changes, from 1
 */
public record Member(
        String id,
        String name,
        @Nullable String email,
        @Nullable String team,
        Set<Role> roles,
        boolean active,
        int revision) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9._-]{0,62}");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,190}");
    /** Others act under these names. */
    private static final Set<String> TAKEN =
            Set.of("operator", "service", "hub", "kickoff", "library", "import", "schedule", "unknown");

    public Member {
        if (id == null || !ID.matcher(id).matches()) {
            throw new InvalidDocumentException(
                    "id", id, "must be 1 to 63 lower-case letters, digits, '.', '_' or '-', and start with a letter");
        }
        if (TAKEN.contains(id)) {
            throw new InvalidDocumentException("id", id, "is a name of the hub itself; choose another");
        }
        if (name == null || name.isBlank() || name.length() > 100) {
            throw new InvalidDocumentException("name", name, "must have 1 to 100 characters");
        }
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw new InvalidDocumentException(
                    "email", email, "must be an address such as ada@example.org, or left out");
        }
        roles = Set.copyOf(roles);
        if (roles.contains(Role.TEAM) && team == null) {
            throw new InvalidDocumentException("team", null, "is required for role TEAM: whose services may be set");
        }
    }

    /** In the order of the table in docs/access.md. */
    public Set<Role> orderedRoles() {
        return EnumSet.copyOf(roles);
    }
}
