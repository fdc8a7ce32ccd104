package dev.kickoff.demo.worldcup;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The match schedule. */
public final class Fixtures {
    private Fixtures() {}

    /** All 64 matches, by kick-off. */
    public static List<Match> read() throws IOException {
        return DataFile.read(
                        "wc98_fixtures_no_results.csv",
                        row -> new Match(
                                row.get("match_id"),
                                Instant.parse(row.get("kickoff_utc")),
                                row.get("stage"),
                                row.get("team1"),
                                row.get("team2"),
                                row.get("venue")))
                .stream()
                .sorted(Comparator.comparing(Match::kickOff).thenComparing(Match::id))
                .toList();
    }
}
