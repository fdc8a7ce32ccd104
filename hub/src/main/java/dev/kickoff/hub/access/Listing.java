package dev.kickoff.hub.access;

import dev.kickoff.edge.Caller;
import dev.kickoff.edge.Roles;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every token that is good, as of one version of the database.
 *
 * @param version of {@code access_change}
 * @param seenAt when the database last said so
 */
record Listing(long version, Instant seenAt, Map<String, Entry> byHash, Map<String, Entry> byId) {
    static final Listing EMPTY = new Listing(-1, Instant.EPOCH, Map.of(), Map.of());

    /** @param id of the token */
    record Entry(String id, Instant expiresAt, Caller caller) {}

    /** The same again if nothing changed. Within a transaction. */
    Listing refreshed(Instant now) {
        // First the version, then the rest: what is changed in between is read once too often and never missed.
        long current = ((Number) StoredToken.getEntityManager()
                        .createNativeQuery("SELECT version FROM access_change")
                        .getSingleResult())
                .longValue();
        return current == version ? new Listing(version, now, byHash, byId) : load(current, now);
    }

    private static Listing load(long version, Instant now) {
        Map<String, StoredMember> members = StoredMember.<StoredMember>list("active").stream()
                .collect(Collectors.toMap(member -> member.id, member -> member));
        List<StoredToken> tokens = StoredToken.list("revokedAt is null and expiresAt > ?1", now);
        Map<String, Entry> byHash = new HashMap<>();
        Map<String, Entry> byId = new HashMap<>();
        for (StoredToken token : tokens) {
            Caller caller = caller(token, token.member == null ? null : members.get(token.member));
            if (caller != null) {
                Entry entry = new Entry(token.id, token.expiresAt, caller);
                byHash.put(token.hash, entry);
                byId.put(token.id, entry);
            }
        }
        return new Listing(version, now, Map.copyOf(byHash), Map.copyOf(byId));
    }

    private static @Nullable Caller caller(StoredToken token, @Nullable StoredMember member) {
        if (token.member == null) {
            return new Caller(token.owner().principal(), Set.of(Roles.OWN_SERVICE), null, null, token.scope());
        }
        if (member == null) {
            return null;
        }
        Set<String> roles =
                member.published().roles().stream().map(Role::granted).collect(Collectors.toSet());
        return new Caller(member.id, roles, token.id, member.team, null);
    }
}
