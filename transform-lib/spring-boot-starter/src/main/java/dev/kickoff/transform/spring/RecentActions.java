package dev.kickoff.transform.spring;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.PlanListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Keeps the last actions for the endpoint; in dry run these are what would have been done. Thread-safe. */
final class RecentActions implements PlanListener {
    static final int KEPT = 50;

    private final Deque<Report.Action> actions = new ArrayDeque<>();

    @Override
    public synchronized void onAction(Report.Action action) {
        if (actions.size() == KEPT) {
            actions.removeLast();
        }
        actions.addFirst(action);
    }

    /** Newest first. */
    synchronized List<Report.Action> newestFirst() {
        return List.copyOf(actions);
    }
}
