package dev.kickoff.hub.imports.reading;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** How long events of a category usually take, from their start to the planned end; see {@code docs/imports.md}. */
public final class UsualDurations {
    private static final Map<String, Duration> USUAL = Map.of(
            // Broadcasts of the NFL are planned in slots of three and a quarter hours.
            "american-football", Duration.ofMinutes(195),
            // Two halves of 45 minutes, 15 minutes between them, and added time.
            "football", Duration.ofMinutes(115),
            "soccer", Duration.ofMinutes(115),
            "basketball", Duration.ofMinutes(150),
            "baseball", Duration.ofMinutes(180),
            "ice-hockey", Duration.ofMinutes(160),
            "rugby", Duration.ofMinutes(110));

    private final Map<String, Duration> configured;

    /** @param configured by category; goes before the built-in ones */
    public UsualDurations(Map<String, Duration> configured) {
        this.configured = Map.copyOf(configured);
    }

    @Nullable
    Duration of(String category) {
        Duration own = configured.get(category);
        return own != null ? own : USUAL.get(category);
    }

    Set<String> categories() {
        Set<String> categories = new TreeSet<>(USUAL.keySet());
        categories.addAll(configured.keySet());
        return categories;
    }
}
