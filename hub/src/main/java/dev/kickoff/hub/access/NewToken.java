package dev.kickoff.hub.access;

/**
 * A token that was just made.
 *
 * @param token the secret; nobody can show it again
 */
public record NewToken(String token, TokenInfo info) {
    /** Without the secret: this may end up in a log. */
    @Override
    public String toString() {
        return "NewToken[" + info.id() + "]";
    }
}
