package dev.kickoff.hub.events.series;

import dev.kickoff.schemas.Event;
import java.util.ArrayList;
import java.util.List;

/** What bringing a series up to date did, by event id. Not for several threads. */
public final class SeriesOutcome {
    private final List<String> created = new ArrayList<>();
    private final List<String> changed = new ArrayList<>();
    private final List<String> cancelled = new ArrayList<>();
    private final List<String> leftAlone = new ArrayList<>();

    void created(Event event) {
        created.add(event.id());
    }

    void changed(Event event) {
        changed.add(event.id());
    }

    void cancelled(Event event) {
        cancelled.add(event.id());
    }

    void leftAlone(Event event) {
        leftAlone.add(event.id());
    }

    public List<String> getCreated() {
        return List.copyOf(created);
    }

    public List<String> getChanged() {
        return List.copyOf(changed);
    }

    public List<String> getCancelled() {
        return List.copyOf(cancelled);
    }

    /** Events that people have changed themselves: the series does not touch them any more. */
    public List<String> getLeftAlone() {
        return List.copyOf(leftAlone);
    }
}
