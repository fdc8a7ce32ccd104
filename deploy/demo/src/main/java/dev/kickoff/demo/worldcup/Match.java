package dev.kickoff.demo.worldcup;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A match as it was scheduled.
 *
 * @param stage for example {@code Group A} or {@code Quarter-final}
 * @param team1 {@link #UNKNOWN_TEAM} where it depends on matches not yet played
 */
public record Match(String id, Instant kickOff, String stage, String team1, String team2, String venue) {
    public static final String UNKNOWN_TEAM = "TBD";

    /** Two halves of 45 minutes, the break of 15, and ten minutes of added time and slack. */
    private static final Duration PLANNED = Duration.ofMinutes(115);

    private static final Map<String, String> STAGES = Map.of(
            "Round of 16", "r16",
            "Quarter-final", "quarter",
            "Semi-final", "semi",
            "Match for third place", "third",
            "Final", "final");

    public Instant plannedEnd() {
        return kickOff.plus(PLANNED);
    }

    public boolean teamsKnown() {
        return !team1.equals(UNKNOWN_TEAM) && !team2.equals(UNKNOWN_TEAM);
    }

    public String name() {
        return teamsKnown() ? team1 + " v " + team2 : stage + ", teams not yet known";
    }

    /** What a forecast may learn from: stage, teams, venue. */
    public Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("stage", STAGES.getOrDefault(stage, "group"));
        if (stage.startsWith("Group ")) {
            attributes.put("group", stage.substring("Group ".length()));
        }
        if (teamsKnown()) {
            attributes.put("home", team1);
            attributes.put("away", team2);
        }
        attributes.put("venue", venue);
        return attributes;
    }
}
