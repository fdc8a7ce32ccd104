package dev.kickoff.demo.hub;

import dev.kickoff.schemas.EventState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** An event as a planner enters it; the hub adds the phases of its category. */
public record CalendarEntry(
        String id,
        String name,
        String category,
        Instant start,
        Instant end,
        String zone,
        List<String> regions,
        Map<String, String> attributes,
        EventState state,
        Instant knownAt) {}
