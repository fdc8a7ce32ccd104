package dev.kickoff.demo.worldcup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FixturesTest {
    private final List<Match> matches;

    FixturesTest() throws IOException {
        matches = Fixtures.read();
    }

    @Test
    void readsAllMatchesInOrderOfKickOff() {
        assertEquals(64, matches.size());
        assertEquals(64, matches.stream().map(Match::id).distinct().count());
        Match opening = matches.get(0);
        assertEquals("Brazil v Scotland", opening.name());
        assertEquals(Instant.parse("1998-06-10T15:30:00Z"), opening.kickOff());
        assertEquals(Instant.parse("1998-06-10T17:25:00Z"), opening.plannedEnd());
        assertEquals(Instant.parse("1998-07-12T19:00:00Z"), matches.get(63).kickOff());
    }

    @Test
    void knowsTheStageOfEveryMatch() {
        Map<String, Long> perStage = matches.stream()
                .collect(Collectors.groupingBy(match -> match.attributes().get("stage"), Collectors.counting()));
        assertEquals(Map.of("group", 48L, "r16", 8L, "quarter", 4L, "semi", 2L, "third", 1L, "final", 1L), perStage);
    }

    @Test
    void doesNotNameTeamsThatAreNotKnownYet() {
        Match lastOfRoundOf16 = matches.get(55);
        assertFalse(lastOfRoundOf16.teamsKnown());
        assertEquals("Round of 16, teams not yet known", lastOfRoundOf16.name());
        assertFalse(lastOfRoundOf16.attributes().containsKey("home"));
    }

    @Test
    void readsVenuesInUtf8AndWithCommas() {
        assertEquals("Stade Vélodrome, Marseille", matches.get(6).attributes().get("venue"));
    }
}
