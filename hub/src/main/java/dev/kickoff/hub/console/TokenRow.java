package dev.kickoff.hub.console;

import dev.kickoff.hub.access.TokenInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A token in a list.
 *
 * @param style of the state's badge
 * @param good whether it can still be replaced or revoked
 */
record TokenRow(
        String id,
        String label,
        String of,
        String state,
        String style,
        String expires,
        String used,
        String made,
        boolean good,
        boolean replaceable) {
    private static final Duration SOON = Duration.ofDays(30);
    /** Those that are of no use any more are shown for this long. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    static List<TokenRow> of(List<TokenInfo> tokens, Hours hours, Instant now) {
        return tokens.stream()
                .filter(token -> token.expiresAt().isAfter(now.minus(REMEMBERED)))
                .map(token -> row(token, hours, now))
                .toList();
    }

    private static TokenRow row(TokenInfo token, Hours hours, Instant now) {
        boolean good = token.goodAt(now);
        boolean soon = token.needsReplacing(now, SOON);
        String state = token.revokedAt() != null
                ? "Revoked"
                : !good ? "Expired" : token.replacedBy() != null ? "Being replaced" : soon ? "Expires soon" : "Good";
        return new TokenRow(
                token.id(),
                token.label(),
                of(token),
                state,
                good ? soon || token.replacedBy() != null ? "warn" : "good" : "",
                hours.moment(token.expiresAt()) + " " + hours.zoneName(token.expiresAt()),
                token.lastUsedAt() == null ? "never" : Spans.age(token.lastUsedAt(), now),
                Spans.age(token.createdAt(), now) + " by " + token.createdBy(),
                good,
                good && token.replacedBy() == null);
    }

    private static String of(TokenInfo token) {
        return token.member() != null
                ? token.member()
                : token.service() + (token.region() == null ? ", all regions" : " in " + token.region());
    }
}
