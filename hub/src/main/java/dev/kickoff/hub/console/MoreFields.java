package dev.kickoff.hub.console;

import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Tier;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of the event form that most events leave as they are, as text, right or wrong.
 *
 * @param byRegion a line for each region, in percent or in people
 * @param scope of a change to an event of a series: {@code one}, {@code following} or {@code all}
 * @param repeat how a new event recurs: empty, {@code DAILY}, {@code WEEKLY} or {@code FORTNIGHTLY}
 * @param repeatDays two letters for each day of the week, as in {@code MO}
 */
record MoreFields(
        String byRegion,
        String criticality,
        boolean autoExtend,
        String reason,
        String scope,
        String repeat,
        List<String> repeatDays,
        String repeatUntil) {
    static final MoreFields EMPTY = new MoreFields("", Tier.STANDARD.name(), false, "", "one", "", List.of(), "");

    static MoreFields of(Event event) {
        return new MoreFields(
                byRegion(event), event.criticality().name(), event.autoExtend(), "", "one", "", List.of(), "");
    }

    static MoreFields sent(MultivaluedMap<String, String> fields) {
        return new MoreFields(
                EventForm.first(fields, "byRegion"),
                EventForm.first(fields, "criticality"),
                !EventForm.first(fields, "autoExtend").isEmpty(),
                EventForm.first(fields, "reason"),
                EventForm.first(fields, "scope"),
                EventForm.first(fields, "repeat"),
                fields.getOrDefault("repeatDay", List.of()),
                EventForm.first(fields, "repeatUntil"));
    }

    public boolean on(String day) {
        return repeatDays.contains(day);
    }

    /** In percent when the parts add up to the whole: then they follow when the whole is changed. */
    private static String byRegion(Event event) {
        Map<String, Audience> parts = event.audienceByRegion();
        Audience whole = event.expectedAudience();
        double sum = parts.values().stream().mapToDouble(Audience::p50).sum();
        boolean split = whole != null
                && Math.abs(sum - whole.p50()) < 1e-6 * whole.p50()
                && parts.values().stream().allMatch(part -> sameShape(part, whole));
        return parts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(part -> part.getKey() + "="
                        + (split && whole != null
                                ? Figures.plain(100 * part.getValue().p50() / whole.p50()) + "%"
                                : people(part.getValue())))
                .collect(Collectors.joining("\n"));
    }

    private static boolean sameShape(Audience part, Audience whole) {
        Double high = part.p90();
        Double wholeHigh = whole.p90();
        return high == null
                ? wholeHigh == null
                : wholeHigh != null && Math.abs(high / wholeHigh - part.p50() / whole.p50()) < 1e-6;
    }

    private static String people(Audience audience) {
        Double high = audience.p90();
        return Figures.plain(audience.p50()) + (high == null ? "" : "-" + Figures.plain(high));
    }
}
