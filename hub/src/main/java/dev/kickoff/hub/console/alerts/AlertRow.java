package dev.kickoff.hub.console.alerts;

import dev.kickoff.hub.console.AlertWords;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Spans;
import dev.kickoff.hub.planning.Alert;
import java.time.Instant;

/**
 * An alert in words, with the place where it can be mended.
 *
 * @param style of its badge
 * @param event name of the event that causes it, empty for none
 */
record AlertRow(
        Alert alert,
        String kind,
        String style,
        String where,
        String whereHref,
        String team,
        String event,
        String when,
        String text,
        Mend mend) {
    /** Where an alert can be mended. */
    record Mend(String label, String href) {}

    static AlertRow of(Alert alert, String team, String event, Hours hours, Instant now) {
        String service = "/services/" + alert.service() + "/" + alert.region();
        return new AlertRow(
                alert,
                AlertWords.kind(alert.kind()),
                AlertWords.style(alert.kind()),
                alert.service() + " in " + alert.region(),
                service,
                team,
                event,
                hours.near(alert.at(), now) + " " + hours.zoneName(alert.at()) + ", " + Spans.relative(alert.at(), now),
                hours.localised(alert.text(), now),
                mend(alert, service));
    }

    private static Mend mend(Alert alert, String service) {
        String event = alert.event();
        return switch (alert.kind()) {
            case QUOTA -> new Mend("Raise the quota in its policy", service + "#policy");
            case LIMIT -> new Mend("See the limits it declared", service + "#declared-title");
            case PACING -> new Mend("Look at the launch rates", "/administration#launch-rates");
            case FORECAST_MISSING -> new Mend("See what the forecaster says", "/accuracy");
            case CYCLE -> new Mend("See what it calls", service + "#declared-title");
            case TOO_LATE, STEP_OVERDUE ->
                event == null
                        ? new Mend("Look at the service", service)
                        : new Mend("Change the event", "/events/" + event);
            default -> new Mend("Look at the service", service);
        };
    }
}
