package dev.kickoff.transform;

import java.time.Instant;

/**
 * Something that went wrong inside the library.
 *
 * @param message names what was found and what to do
 */
public record LibraryError(Kind kind, Instant at, String message) {
    /** Where it went wrong. */
    public enum Kind {
        /** The hub could not be reached or did not answer in time; retried. */
        HUB_UNREACHABLE,
        /** The hub answered with an error of its own, or asked to slow down; retried. */
        HUB_ERROR,
        /** The hub does not accept the token; retried rarely. */
        HUB_DENIED,
        /** The hub refuses the registration or a report as invalid. */
        HUB_REFUSED,
        /** The hub has no plan for this service yet; asked again. */
        NO_PLAN,
        /** A plan was refused: unsigned, wrongly signed, older, unreadable or not for this service. */
        PLAN_REFUSED,
        /** The backup could not be read or written. */
        BACKUP,
        /** The target could not be read, or is set up so that it cannot follow its floor. */
        TARGET_PROBLEM,
        /** A change of the target failed; tried again. */
        ACTION,
        /** The floors of the next hours could not be left with the platform; tried again. */
        WRITE_AHEAD,
        /** A bug in the library or in an actuator. */
        UNEXPECTED
    }
}
