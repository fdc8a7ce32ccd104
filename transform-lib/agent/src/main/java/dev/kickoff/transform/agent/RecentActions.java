package dev.kickoff.transform.agent;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.PlanListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The last twenty actions, and how many there were by outcome. Thread-safe. */
final class RecentActions implements PlanListener {
    private static final int KEPT = 20;

    private final Deque<Report.Action> recent = new ArrayDeque<>();
    private final Map<Report.Action.Outcome, Long> counts = new EnumMap<>(Report.Action.Outcome.class);

    @Override
    public synchronized void onAction(Report.Action action) {
        recent.addLast(action);
        if (recent.size() > KEPT) {
            recent.removeFirst();
        }
        counts.merge(action.outcome(), 1L, Long::sum);
    }

    /** Oldest first. */
    synchronized List<Report.Action> list() {
        return List.copyOf(recent);
    }

    synchronized long count(Report.Action.Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }
}
