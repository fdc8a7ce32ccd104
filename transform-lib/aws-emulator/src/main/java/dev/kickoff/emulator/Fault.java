package dev.kickoff.emulator;

/** What can happen to a call on its way. */
public enum Fault {
    /** AWS says that there were too many calls; nothing happened. */
    THROTTLED,
    /** AWS says that the caller is not allowed; nothing happened. */
    ACCESS_DENIED,
    /** AWS fails before it has done anything. */
    SERVER_ERROR,
    /** AWS says that what is put exists already, as it does when puts are concurrent; nothing happened. */
    ALREADY_EXISTS,
    /** The connection breaks before the call arrives. */
    REQUEST_LOST,
    /** The call is carried out and the connection breaks before the answer is back. */
    ANSWER_LOST
}
