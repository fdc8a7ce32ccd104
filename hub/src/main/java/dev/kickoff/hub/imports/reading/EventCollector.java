package dev.kickoff.hub.imports.reading;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gathers what a document says, and notices ids that come twice. */
final class EventCollector {
    private final Map<String, SourcedEvent> events = new LinkedHashMap<>();
    private final List<RowProblem> problems = new ArrayList<>();

    /** Of two rows of one id, the one that became known later counts; if nothing tells which, the first. */
    void add(SourcedEvent event) {
        SourcedEvent before = events.get(event.sourceId());
        if (before == null) {
            events.put(event.sourceId(), event);
        } else if (later(event.knownAt(), before.knownAt())) {
            events.put(event.sourceId(), event);
        } else if (!later(before.knownAt(), event.knownAt())) {
            problems.add(new RowProblem(
                    event.line(),
                    "id",
                    event.sourceId(),
                    "was already used in line " + before.line(),
                    "Give every event an id of its own; this row is left out",
                    event.sourceId(),
                    false));
        }
    }

    void add(RowProblem problem) {
        problems.add(problem);
    }

    Reading reading(String format, List<String> notes) {
        problems.sort(Comparator.comparingLong(RowProblem::line));
        return new Reading(format, List.copyOf(events.values()), problems, notes);
    }

    private static boolean later(@Nullable Instant a, @Nullable Instant b) {
        return a != null && b != null && a.isAfter(b);
    }
}
