package dev.kickoff.hub.console.alerts;

import dev.kickoff.hub.planning.Alert;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are shown and how, as the address says it.
 *
 * @param byTeam whether they are grouped by team, not by event
 * @param kind only this one, or null for all
 * @param team only of its services, or empty for all
 * @param text that must stand in the alert, its service or its event; may be empty
 */
record AlertFilter(boolean byTeam, Alert.@Nullable Kind kind, String team, String text) {
    static AlertFilter of(@Nullable String by, @Nullable String kind, @Nullable String team, @Nullable String text) {
        return new AlertFilter(
                "team".equals(by),
                Arrays.stream(Alert.Kind.values())
                        .filter(one -> one.name().equals(kind))
                        .findFirst()
                        .orElse(null),
                team == null ? "" : team.strip(),
                text == null ? "" : text.strip());
    }

    public boolean isOpen() {
        return kind == null && team.isEmpty() && text.isEmpty();
    }

    boolean takes(AlertRow row) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return (kind == null || kind == row.alert().kind())
                && (team.isEmpty() || team.equals(row.team()))
                && (wanted.isEmpty()
                        || (row.where() + " " + row.text() + " " + row.event())
                                .toLowerCase(Locale.ROOT)
                                .contains(wanted));
    }
}
