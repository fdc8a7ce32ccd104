package dev.kickoff.edge;

/** Roles for {@code @RolesAllowed}. */
public final class Roles {
    /** People: the console and everything in the API. */
    public static final String OPERATOR = "operator";
    /** Programs: libraries in services, sources of samples, and the two services among themselves. */
    public static final String SERVICE = "service";

    private Roles() {}
}
