package dev.kickoff.edge;

import java.util.Optional;

/**
 * Knows more tokens than the two of the configuration. Any CDI bean of this type is asked, after those two. It is asked
 * for every request on the I/O thread, from many threads at once: it must answer from memory.
 */
public interface TokenSource {
    /** Whoever has this token, if it is good now. */
    Optional<Caller> byToken(String token);

    /** Whoever opened a session as {@link Caller#session}, if the token that it was opened with is still good. */
    Optional<Caller> bySession(String session);
}
