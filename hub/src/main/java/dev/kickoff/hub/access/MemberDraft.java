package dev.kickoff.hub.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A member as somebody enters one.
 *
 * @param active null means active
 * @param revision that was read and is changed; null for a new member
 */
public record MemberDraft(
        @Nullable String id,
        @Nullable String name,
        @Nullable String email,
        @Nullable String team,
        @Nullable List<String> roles,
        @Nullable Boolean active,
        @Nullable Integer revision) {
    @SuppressWarnings("NullAway") // the record refuses what is missing, and names it
    Member member(@Nullable String withId, int withRevision) {
        Set<Role> parsed = Role.parse(roles == null ? List.of() : roles);
        return new Member(
                withId,
                name == null ? null : name.strip(),
                blankToNull(email),
                blankToNull(team),
                parsed,
                active == null || active,
                withRevision);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
