package dev.kickoff.hub.imports.reading;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Zones by the names that documents use. A name that could mean several zones, such as EST, is not known. */
final class ZoneNames {
    private static final Set<String> IDS = Set.copyOf(ZoneId.getAvailableZoneIds());

    private ZoneNames() {}

    static Optional<ZoneId> find(String name, ReadOptions options) {
        String stripped = name.strip();
        Map<String, String> given = options.zoneNames() == null ? Map.of() : options.zoneNames();
        if (given.containsKey(stripped)) {
            return Optional.of(ZoneId.of(given.get(stripped)));
        }
        if (stripped.equals("Z") || stripped.equals("GMT") || stripped.equals("UTC")) {
            return Optional.of(ZoneId.of("UTC"));
        }
        if (place(stripped)) {
            return Optional.of(ZoneId.of(stripped));
        }
        // A globally unique name such as /citadel.org/20250101_1/America/New_York (RFC 5545, 3.2.19).
        if (stripped.startsWith("/")) {
            String[] parts = stripped.split("/");
            for (int from = 1; from < parts.length; from++) {
                String tail = String.join("/", Arrays.copyOfRange(parts, from, parts.length));
                if (place(tail)) {
                    return Optional.of(ZoneId.of(tail));
                }
            }
        }
        return Optional.empty();
    }

    /** Area and place: three-letter names are ids too, but mean different zones to different people. */
    private static boolean place(String id) {
        return id.contains("/") && IDS.contains(id);
    }
}
