package dev.kickoff.transform.internal.proof;

import dev.kickoff.schemas.Report.Finding;
import dev.kickoff.transform.internal.events.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is not as it should be, at most one of a kind, as long as it lasts. Told when it begins and when it is over, not in
 * between. Used by one thread at a time.
 */
public final class Findings {
    public static final String LATE = "late";
    public static final String NOT_RELEASED = "not-released";
    public static final String DRIFT = "drift";
    public static final String TARGET_PROBLEM = "target-problem";
    public static final String REFUSED = "refused";
    public static final String FAILING = "failing";

    private final Events events;
    private final Map<String, Finding> suspected = new TreeMap<>();
    private final Set<String> told = new HashSet<>();

    public Findings(Events events) {
        this.events = events;
    }

    /**
     * Says that something is wrong now.
     *
     * @param patience how long it must have been wrong without a break before it is a finding
     */
    public void found(String kind, String message, Duration patience, Instant now) {
        Finding known = suspected.get(kind);
        Finding finding = new Finding(kind, known == null ? now : known.since(), message);
        suspected.put(kind, finding);
        if (!now.isBefore(finding.since().plus(patience)) && told.add(kind)) {
            events.info("found " + kind + " since " + finding.since() + ": " + message);
            events.tell(listener -> listener.onFinding(finding));
        }
    }

    /** Says that this is not wrong, or no longer. */
    public void over(String kind) {
        Finding known = suspected.remove(kind);
        if (known != null && told.remove(kind)) {
            events.info(kind + " is over");
            events.tell(listener -> listener.onFindingOver(known));
        }
    }

    public List<Finding> lasting() {
        return suspected.values().stream()
                .filter(finding -> told.contains(finding.kind()))
                .toList();
    }
}
