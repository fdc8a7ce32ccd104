package dev.kickoff.transform.testing.timetravel;

import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How things stood after one cycle of the library.
 *
 * @param floor of the plan that is in force; null before the first, or while the library is down
 * @param wanted that floor within the team's limits; null as well
 * @param minimum in force at the target
 * @param ready units that are up
 * @param actions of the library in this minute
 * @param findings what the library found wrong in this minute, and which faults began or ended, for people
 */
public record Minute(
        Instant at,
        @Nullable Floor floor,
        @Nullable Integer wanted,
        int minimum,
        int ready,
        List<Report.Action> actions,
        List<String> findings) {
    public Minute {
        actions = List.copyOf(actions);
        findings = List.copyOf(findings);
    }

    boolean looksLike(Minute other) {
        return minimum == other.minimum && ready == other.ready && Objects.equals(wanted, other.wanted);
    }

    boolean isQuiet() {
        return actions.isEmpty() && findings.isEmpty();
    }
}
