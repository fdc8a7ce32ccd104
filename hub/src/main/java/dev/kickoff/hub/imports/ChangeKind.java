package dev.kickoff.hub.imports;

/** What an import does about one event of its source. */
public enum ChangeKind {
    NEW,
    /** Starts at another time. */
    MOVED,
    /** Starts when it did, but something else is different. */
    CHANGED,
    CANCELLED,
    UNCHANGED,
    /** Cannot be imported; says why. */
    PROBLEM
}
