package dev.kickoff.transform.kubernetes;

/** What can happen to a call of the simulated API server. */
enum ApiFault {
    THROTTLED,
    SERVER_ERROR,
    FORBIDDEN,
    /** The connection breaks before the call arrives. */
    REQUEST_LOST,
    /** The call is carried out and the connection breaks before the answer is back. */
    ANSWER_LOST,
    /** The call is not carried out, and no answer comes while the server runs. */
    HANGS
}
