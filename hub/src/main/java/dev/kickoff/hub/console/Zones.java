package dev.kickoff.hub.console;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** The time zones that a form offers. */
final class Zones {
    /** Names such as Europe/Paris; the abbreviations and offsets that are also ids are not what planners look for. */
    private static final Pattern PLACE =
            Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+|UTC");

    private static final List<String> ALL = ZoneId.getAvailableZoneIds().stream()
            .filter(PLACE.asMatchPredicate())
            .sorted()
            .toList();

    private Zones() {}

    static List<String> all() {
        return ALL;
    }
}
