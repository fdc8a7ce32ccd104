package dev.kickoff.hub.recording;

import dev.kickoff.hub.audit.Audit;
import dev.kickoff.hub.events.CalendarChanged;
import dev.kickoff.hub.events.EventDiff;
import dev.kickoff.hub.plans.PlansPublished;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Inside the transaction that makes the change: both are kept, or neither. */
@ApplicationScoped
class Recorder {
    private final Audit audit;

    Recorder(Audit audit) {
        this.audit = audit;
    }

    void revision(@Observes CalendarChanged change) {
        Event before = change.before();
        Event after = change.after();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("revision", after.revision());
        details.put("name", after.name());
        details.put("state", after.state());
        details.put("reason", after.reason());
        details.put("changes", before == null ? List.of() : EventDiff.changes(before, after));
        audit.record(
                after.author() == null ? Audit.HUB : after.author(),
                before == null ? "event.created" : "event.changed",
                "event/" + after.id(),
                details);
    }

    /** One entry for what became official together; the plans themselves are kept with their signatures. */
    void published(@Observes PlansPublished published) {
        Map<String, Long> versions = new TreeMap<>();
        for (CapacityPlan plan : published.plans()) {
            versions.put(plan.service() + "/" + plan.region(), plan.version());
        }
        CapacityPlan first = published.plans().get(0);
        audit.record(
                Audit.HUB,
                "plans.published",
                versions.size() == 1 ? "service/" + first.service() + "/" + first.region() : "plans",
                Map.of("count", versions.size(), "versions", versions));
    }
}
