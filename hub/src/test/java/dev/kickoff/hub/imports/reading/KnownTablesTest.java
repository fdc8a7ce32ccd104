package dev.kickoff.hub.imports.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real tables of leagues, as they are published. */
class KnownTablesTest {
    @Test
    void nflSeasonHas272GamesAndNoProblems() throws Exception {
        Reading season = Read.document(Read.file("nfl_2025.csv"), ReadOptions.NONE);

        assertEquals(272, season.events().size());
        assertEquals(List.of(), season.problems());
        assertTrue(season.events().stream()
                .allMatch(game -> game.category().equals("american-football")
                        && game.zone().equals("America/New_York")
                        && game.length().equals(Duration.ofMinutes(195))));
    }

    @ParameterizedTest
    @CsvSource({
        // The opening night is after midnight UTC.
        "2025_01_DAL_PHI, 2025-09-05T00:20:00Z",
        // Dublin and Berlin, in the morning Eastern time.
        "2025_04_MIN_PIT, 2025-09-28T13:30:00Z",
        "2025_10_ATL_IND, 2025-11-09T14:30:00Z",
        // The last games of summer time, and the first after the clocks went back on 2 November.
        "2025_08_GB_PIT, 2025-10-27T00:20:00Z",
        "2025_09_BAL_MIA, 2025-10-31T00:15:00Z",
        "2025_09_CHI_CIN, 2025-11-02T18:00:00Z",
        "2025_09_SEA_WAS, 2025-11-03T01:20:00Z",
        // Thanksgiving.
        "2025_13_GB_DET, 2025-11-27T18:00:00Z",
        "2025_13_KC_DAL, 2025-11-27T21:30:00Z",
        "2025_13_CIN_BAL, 2025-11-28T01:20:00Z",
        "2025_18_KC_LV, 2026-01-04T18:00:00Z",
    })
    void nflGamesAreInTheRightInstants(String game, Instant start) throws Exception {
        Reading season = Read.document(Read.file("nfl_2025.csv"), ReadOptions.NONE);

        assertEquals(start, Read.event(season, game).start());
    }

    @Test
    void easternHoursAloneGiveTheSameInstants() throws Exception {
        String table = new String(Read.file("nfl_2025.csv"), StandardCharsets.UTF_8);
        Reading withInstants = Read.text(table, ReadOptions.NONE);
        Reading easternOnly = Read.text(
                table.replace("kickoff_utc", "other").replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ", ""),
                ReadOptions.NONE);

        assertEquals(272, easternOnly.events().size());
        assertEquals(withInstants.events(), easternOnly.events());
    }

    @Test
    void anHourThatContradictsTheInstantIsAProblemAndNotGuessed() throws Exception {
        String table = new String(Read.file("nfl_2025.csv"), StandardCharsets.UTF_8);
        Reading season = Read.text(
                table.replace("Thursday,20:20,2025-09-05T00:20:00Z", "Thursday,20:20,2025-09-05T00:15:00Z"),
                ReadOptions.NONE);

        assertEquals(271, season.events().size());
        RowProblem problem = season.problems().get(0);
        assertEquals(2, problem.line());
        assertEquals("kickoff_utc", problem.column());
        assertTrue(problem.message().contains("2025-09-05T00:20:00Z"), problem.message());
        assertEquals("2025_01_DAL_PHI", problem.sourceId());
    }

    @ParameterizedTest
    @CsvSource({"''", "TBD", "tba"})
    void gamesWithoutAnHourYetAreNotGuessed(String open) throws Exception {
        String table = new String(Read.file("nfl_2025.csv"), StandardCharsets.UTF_8)
                .replace("Sunday,13:00,2026-01-04T18:00:00Z", "Sunday," + open + ",");
        Reading season = Read.text(table, ReadOptions.NONE);

        assertEquals(256, season.events().size());
        assertEquals(16, season.problems().size());
        assertTrue(season.problems().stream().allMatch(RowProblem::timeOpen));
        assertTrue(season.problems().get(0).message().contains("2026-01-04"));
        assertEquals("gametime_et", season.problems().get(0).column());
    }

    @Test
    void earlierSeasonsComeFromTheSameTable() throws Exception {
        Reading games = Read.document(Read.file("nfl_1999_2024_some.csv"), ReadOptions.NONE);

        assertEquals(
                Instant.parse("2025-02-09T23:30:00Z"),
                Read.event(games, "2024_22_KC_PHI").start());
        assertEquals("SB", Read.event(games, "2024_22_KC_PHI").attributes().get("stage"));
        // Sao Paulo on a Friday, Munich in the morning.
        assertEquals(
                Instant.parse("2024-09-07T00:15:00Z"),
                Read.event(games, "2024_01_GB_PHI").start());
        assertEquals(
                Instant.parse("2024-11-10T14:30:00Z"),
                Read.event(games, "2024_10_NYG_CAR").start());
        assertEquals(15, games.problems().stream().filter(RowProblem::timeOpen).count(), "games of 1999 have no hour");
    }

    @Test
    void footballFixturesWithOffsetsAreInTheRightInstants() throws Exception {
        String table = new String(Read.file("worldcup_some.csv"), StandardCharsets.UTF_8);
        Reading withInstants = Read.text(table, ReadOptions.NONE);
        // Every one of these rows has its offset beside the hour.
        Reading offsetsOnly =
                Read.text(table.replaceAll("(?m)^(\\d{4},[^,]*),\\d{4}-\\d\\d-\\d\\dT[^,]*Z", "$1,"), ReadOptions.NONE);

        assertEquals(232, withInstants.events().size());
        assertEquals(List.of(), withInstants.problems());
        assertEquals(232, offsetsOnly.events().size());
        for (SourcedEvent match : withInstants.events()) {
            assertEquals(
                    match.start(), Read.event(offsetsOnly, match.sourceId()).start(), match.name());
        }
        assertEquals(
                Instant.parse("2014-06-12T20:00:00Z"),
                Read.event(withInstants, "2014-brazil-croatia").start());
        assertEquals(
                "Brazil v Croatia",
                Read.event(withInstants, "2014-brazil-croatia").name());
        assertTrue(withInstants.notes().get(0).contains("UTC"));
    }

    @Test
    void footballFixturesFollowTheClockChangeInSpringAndAutumn() throws Exception {
        Reading fixtures = Read.document(Read.file("epl_some.csv"), Read.zone("football", "Europe/London"));

        ZoneId london = ZoneId.of("Europe/London");
        for (String[] expected : new String[][] {
            {"2023-24-arsenal-fc-brentford-fc", "2024-03-09", "17:30"},
            {"2023-24-manchester-city-fc-arsenal-fc", "2024-03-31", "16:30"},
            {"2024-25-arsenal-fc-liverpool-fc", "2024-10-27", "16:30"},
        }) {
            SourcedEvent match = Read.event(fixtures, expected[0]);
            assertEquals(
                    LocalDate.parse(expected[1]), match.start().atZone(london).toLocalDate());
            assertEquals(
                    LocalTime.parse(expected[2]), match.start().atZone(london).toLocalTime());
            assertEquals(Duration.ofMinutes(115), match.length());
            assertEquals("Europe/London", match.zone());
        }
        assertEquals(
                Instant.parse("2024-03-31T15:30:00Z"),
                Read.event(fixtures, "2023-24-manchester-city-fc-arsenal-fc").start());
        assertEquals(
                Instant.parse("2024-10-27T16:30:00Z"),
                Read.event(fixtures, "2024-25-arsenal-fc-liverpool-fc").start());
        assertEquals(1, fixtures.problems().size());
        assertTrue(fixtures.problems().get(0).timeOpen(), "Manchester City against Crystal Palace has no hour yet");
    }

    @Test
    void ownFormatHasAttributesAudienceAndRevisions() throws Exception {
        Reading events = Read.text("""
                id,name,category,start,end,expected_audience,expected_audience_p90,known_at,stage
                final,Final,football,1998-07-12T19:00:00Z,1998-07-12T20:50:00Z,,,1998-01-01T00:00:00Z,final
                final,Final,football,1998-07-12T19:30:00Z,1998-07-12T21:20:00Z,900000,1200000,1998-06-01T00:00:00Z,final
                """, ReadOptions.NONE);

        assertEquals(List.of(), events.problems());
        SourcedEvent last = Read.event(events, "final");
        assertEquals(Instant.parse("1998-07-12T19:30:00Z"), last.start());
        assertEquals(900_000, last.expectedAudience().p50());
        assertEquals(1_200_000.0, last.expectedAudience().p90());
        assertEquals(Map.of("stage", "final"), last.attributes());
        assertEquals(Duration.ofMinutes(110), last.length());
    }
}
