package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.console.Figures;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.why.EventUsed;
import java.util.ArrayList;
import java.util.List;

/** An event as a plan knew it, in words. */
final class EventLines {
    private EventLines() {}

    static WhyView.EventLine of(EventUsed event, Hours hours) {
        List<String> about = new ArrayList<>();
        if (event.revision() == null) {
            about.add("The revision is not kept.");
        } else {
            about.add("Revision " + event.revision()
                    + (event.author() == null ? "" : " by " + event.author())
                    + (event.reason() == null ? "" : ": “" + event.reason() + "”"));
        }
        if (event.expectedAudience() != null) {
            about.add("Expected audience " + Figures.of(event.expectedAudience().p50()));
        }
        if (event.approvedBy() != null) {
            about.add("Approved by " + event.approvedBy()
                    + (event.approval() == null ? "" : ": “" + event.approval() + "”"));
        }
        return new WhyView.EventLine(
                event.name() == null ? event.id() : event.name(),
                "/events/" + event.id(),
                event.start() == null || event.end() == null
                        ? ""
                        : hours.span(event.start(), event.end()) + " " + hours.zoneName(event.start()),
                about);
    }
}
