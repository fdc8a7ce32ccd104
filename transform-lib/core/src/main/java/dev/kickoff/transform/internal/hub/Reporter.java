package dev.kickoff.transform.internal.hub;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.internal.events.Events;
import dev.kickoff.transform.internal.json.WireJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * Sends a report after each cycle. Actions wait until a report with them was delivered; when more than
 * {@value #MAX_WAITING} wait, the oldest are dropped and the log says so. Used by one thread at a time.
 */
public final class Reporter {
    static final int MAX_WAITING = 1_000;

    private final HubClient hub;
    private final Attempts attempts;
    private final Events events;
    private final Deque<Report.Action> waiting = new ArrayDeque<>();

    public Reporter(HubClient hub, Attempts attempts, Events events) {
        this.hub = hub;
        this.attempts = attempts;
        this.events = events;
    }

    public void add(Report.Action action) {
        if (waiting.size() == MAX_WAITING) {
            events.info("too many actions wait for the hub; dropped " + waiting.removeFirst());
        }
        waiting.addLast(action);
    }

    /**
     * @param force also while a back-off lasts
     * @param report made of the actions that wait
     */
    public void send(boolean force, Function<List<Report.Action>, Report> report) {
        if (!(force || attempts.due())) {
            return;
        }
        HubAnswer answer = hub.post("/reports", WireJson.write(report.apply(List.copyOf(waiting))));
        if (answer instanceof HubAnswer.Not not) {
            attempts.failed(not);
            events.callFailed("reports", not.kind(), not.message());
            if (isInvalid(not)) {
                // The same document would be refused for ever and hold up those after it.
                events.info("the hub refused a report; its " + waiting.size() + " actions are dropped");
                waiting.clear();
            }
            return;
        }
        attempts.succeeded();
        events.callWorks("reports");
        waiting.clear();
    }

    private static boolean isInvalid(HubAnswer.Not not) {
        return not.status() == 400 || not.status() == 413 || not.status() == 422;
    }
}
