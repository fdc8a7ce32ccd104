package dev.kickoff.edge;

/**
 * Roles for {@code @RolesAllowed}: name the least one that will do, docs/access.md has the table. A caller has its own
 * roles and all that they include: whoever is {@link #OPERATOR} has every role, and every person has {@link #VIEWER}.
 */
public final class Roles {
    /** People who run Kickoff: everything. */
    public static final String OPERATOR = "operator";
    /** Any person: reads the console and what the API says, changes nothing. */
    public static final String VIEWER = "viewer";
    /** Enters and changes events, also while they are live. */
    public static final String PLANNER = "planner";
    /** Approves what needs a second person. */
    public static final String APPROVER = "approver";
    /** Sets the policies of the services that the person's team owns. */
    public static final String TEAM = "team";
    /** Reads and exports the audit trail and what events cost. */
    public static final String FINANCE = "finance";
    /** Trusted programs: every service, sources of samples, and forecaster and hub among themselves. */
    public static final String SERVICE = "service";
    /**
     * The library in one service, with a token for this service alone. Wherever it is allowed, the path must have the
     * parameter {@code service} (and may have {@code region}), which is then held against the token's scope.
     */
    public static final String OWN_SERVICE = "own-service";

    private Roles() {}
}
