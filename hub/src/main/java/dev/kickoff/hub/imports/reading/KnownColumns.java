package dev.kickoff.hub.imports.reading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the mapping of tables whose header is known, and of others whose columns have usual names. */
final class KnownColumns {
    /** @param label what the table is, for people */
    record Found(String label, ColumnMapping mapping) {}

    private KnownColumns() {}

    /** @param header names of columns in their order */
    static Found of(Set<String> header) throws UnreadableDocumentException {
        if (header.containsAll(List.of("game_id", "gameday", "away_team", "home_team"))) {
            return new Found("NFL table", nfl(header));
        }
        if (header.containsAll(List.of("kickoff_utc", "team1", "team2"))
                && (header.contains("season") || header.contains("year"))) {
            return new Found("football fixtures", football(header));
        }
        if (header.containsAll(List.of("id", "name", "start"))) {
            return new Found("events.csv", events(header));
        }
        return new Found("table with usual column names", usual(header));
    }

    /** As nflverse publishes it: days and hours are Eastern Time, with or without the instant beside them. */
    private static ColumnMapping nfl(Set<String> header) {
        return new ColumnMapping(
                List.of("game_id"),
                "{away_team} at {home_team}",
                in(header, "kickoff_utc"),
                "gameday",
                in(header, "gametime_et", "gametime"),
                "America/New_York",
                null,
                null,
                null,
                null,
                null,
                null,
                in(header, "status"),
                null,
                present(
                        header,
                        Map.of(
                                "season", "season",
                                "week", "week",
                                "stage", "game_type",
                                "slot", "slot",
                                "away", "away_team",
                                "home", "home_team",
                                "site", "location",
                                "venue", "stadium")),
                "american-football");
    }

    private static ColumnMapping football(Set<String> header) {
        String season = header.contains("season") ? "season" : "year";
        return new ColumnMapping(
                List.of(season, "team1", "team2"),
                "{team1} v {team2}",
                "kickoff_utc",
                in(header, "date_local"),
                in(header, "time_local"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                in(header, "status"),
                null,
                present(
                        header,
                        Map.of(
                                "season", season, "stage", "round", "home", "team1", "away", "team2", "venue",
                                "ground")),
                "football");
    }

    /** As {@code docs/files.md} describes it; columns that it does not name are attributes. */
    private static ColumnMapping events(Set<String> header) {
        return new ColumnMapping(
                List.of("id"),
                "{name}",
                "start",
                null,
                null,
                null,
                in(header, "end"),
                in(header, "category"),
                in(header, "zone"),
                in(header, "expected_audience"),
                in(header, "expected_audience_p90"),
                in(header, "regions"),
                in(header, "status"),
                in(header, "known_at"),
                null,
                null);
    }

    private static ColumnMapping usual(Set<String> header) throws UnreadableDocumentException {
        String id = in(header, "id", "uid", "game_id", "match_id", "event_id", "fixture_id", "episode_id");
        String name = in(header, "name", "title", "summary", "event", "match", "fixture", "game");
        String home = in(header, "home_team", "home", "team1");
        String away = in(header, "away_team", "away", "team2");
        String start = in(header, "start", "start_utc", "starts_at", "start_time", "kickoff_utc", "kickoff", "begin");
        String date = in(header, "date", "day", "gameday", "date_local");
        String time = in(header, "time", "gametime", "time_local", "hour");
        String words = name != null
                ? "{" + name + "}"
                : home != null && away != null ? "{" + home + "} v {" + away + "}" : null;
        if (id == null || words == null || (start == null && date == null)) {
            throw new UnreadableDocumentException(
                    "mapping",
                    "The columns of this table are not known: " + String.join(", ", header),
                    "Say which columns are id, name and start (or date and time)");
        }
        return new ColumnMapping(
                List.of(id),
                words,
                start,
                start == null ? date : null,
                start == null ? time : null,
                null,
                in(header, "end", "end_utc", "ends_at", "end_time"),
                in(header, "category", "sport", "kind"),
                in(header, "zone", "timezone", "time_zone", "tz"),
                in(header, "expected_audience", "audience"),
                in(header, "expected_audience_p90", "audience_p90"),
                in(header, "regions", "region"),
                in(header, "status", "state"),
                in(header, "known_at"),
                null,
                null);
    }

    /** The first of the names that the table has, in whatever case. */
    private static @Nullable String in(Set<String> header, String... names) {
        for (String name : names) {
            for (String column : header) {
                if (column.toLowerCase(Locale.ROOT).replace(' ', '_').equals(name)) {
                    return column;
                }
            }
        }
        return null;
    }

    private static Map<String, String> present(Set<String> header, Map<String, String> attributes) {
        Map<String, String> present = new LinkedHashMap<>();
        attributes.forEach((attribute, column) -> {
            if (header.contains(column)) {
                present.put(attribute, column);
            }
        });
        return present;
    }
}
