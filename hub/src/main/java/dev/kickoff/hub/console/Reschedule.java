package dev.kickoff.hub.console;

import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Moves an event that starts late or takes longer than planned, with its phases. */
final class Reschedule {
    private Reschedule() {}

    /** Everything happens that much later. */
    static EventDraft delayed(Event event, Duration by) {
        return moved(
                event,
                event.start().plus(by),
                event.end().plus(by),
                event.phases().stream()
                        .map(phase -> new Phase(
                                phase.name(),
                                phase.start().plus(by),
                                phase.end().plus(by)))
                        .toList());
    }

    /** The end and what follows it come that much later; the phase that reaches up to the end grows. */
    static EventDraft extended(Event event, Duration by) {
        Instant end = event.end();
        return moved(
                event,
                event.start(),
                end.plus(by),
                event.phases().stream()
                        .map(phase -> new Phase(
                                phase.name(),
                                phase.start().isBefore(end)
                                        ? phase.start()
                                        : phase.start().plus(by),
                                phase.end().isBefore(end)
                                        ? phase.end()
                                        : phase.end().plus(by)))
                        .toList());
    }

    private static EventDraft moved(Event event, Instant start, Instant end, List<Phase> phases) {
        EventDraft same = EventDraft.of(event);
        return new EventDraft(
                same.id(),
                same.name(),
                same.category(),
                start,
                end,
                same.zone(),
                same.expectedAudience(),
                same.regions(),
                same.attributes(),
                phases,
                same.state(),
                same.knownAt());
    }
}
