package dev.kickoff.transform.agent;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.CapacityState;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.Status;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The agent's numbers in Prometheus' text format; what is unknown is left out. */
final class MetricsPage {
    private final StringBuilder text = new StringBuilder();
    private final String labels;

    private MetricsPage(String labels) {
        this.labels = labels;
    }

    static String of(Kickoff kickoff, RecentActions actions) {
        MetricsPage page = new MetricsPage("service=\"" + kickoff.registration().service() + "\",region=\""
                + kickoff.registration().region() + "\"");
        Status status = kickoff.status();
        CapacityState capacity = status.capacity();
        page.gauge("kickoff_floor", "Floor in force, in units", status.floorInForce());
        if (capacity != null) {
            page.gauge("kickoff_capacity_minimum", "The target's minimum, in units", capacity.floor());
            page.gauge("kickoff_capacity_desired", "Units asked for", capacity.desired());
            page.gauge("kickoff_capacity_ready", "Units up and healthy", capacity.ready());
        }
        page.gauge("kickoff_plan_version", "Version of the plan in use", status.planVersion());
        page.gauge("kickoff_plan_stale", "1 when the plan in use has expired", status.stale() ? 1 : 0);
        page.gauge(
                "kickoff_plan_age_seconds",
                "Time since the hub confirmed the plan in use",
                StatusPages.seconds(status.planAge()));
        page.gauge(
                "kickoff_acting",
                "1 when the target is touched, 0 in dry run",
                status.mode() == Report.Mode.ACT ? 1 : 0);
        page.head("kickoff_actions_total", "Changes of the target since the start, by outcome", "counter");
        for (Report.Action.Outcome outcome : Report.Action.Outcome.values()) {
            page.line(
                    "kickoff_actions_total",
                    ",outcome=\"" + outcome.name().toLowerCase(Locale.ROOT) + "\"",
                    actions.count(outcome));
        }
        return page.text.toString();
    }

    private void gauge(String name, String help, @Nullable Number value) {
        if (value != null) {
            head(name, help, "gauge");
            line(name, "", value);
        }
    }

    private void head(String name, String help, String type) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    private void line(String name, String more, Number value) {
        text.append(name)
                .append('{')
                .append(labels)
                .append(more)
                .append("} ")
                .append(value)
                .append('\n');
    }
}
