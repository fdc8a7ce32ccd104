package dev.kickoff.hub.console;

import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.ServiceRegistration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A floor in a table, with the reason for its number.
 *
 * @param style of the row: past, in force or to come
 * @param whyHref the page that explains the number
 */
record FloorRow(
        String style,
        String start,
        String ready,
        String until,
        String capacity,
        String whyHref,
        String demand,
        String quantile,
        String headroom,
        String phase,
        String why) {

    static FloorRow of(
            Floor floor,
            String eventId,
            ServiceRegistration service,
            String signalUnit,
            Hours hours,
            Instant day,
            Instant now) {
        return new FloorRow(
                floor.covers(now) ? "now" : floor.until().isAfter(now) ? "" : "over",
                hours.brief(floor.startAt(), day),
                hours.brief(floor.readyAt(), day),
                hours.brief(floor.until(), day),
                Figures.of(floor.capacity()),
                "/services/" + service.service() + "/" + service.region() + "/why?at=" + floor.startAt(),
                Figures.of(floor.demand()) + " " + signalUnit,
                floor.quantile().name().toLowerCase(Locale.ROOT),
                "+" + Figures.of(floor.headroomPct()) + " %",
                phase(floor, eventId),
                why(floor, service));
    }

    /** Floors around an event may be there for another one. */
    private static String phase(Floor floor, String eventId) {
        String phase = floor.phase();
        if (phase == null) {
            return "";
        }
        String words = phase.replace('-', ' ');
        return floor.events().contains(eventId) ? words : words + " of another event";
    }

    private static String why(Floor floor, ServiceRegistration service) {
        List<String> reasons = new ArrayList<>();
        String limit = floor.clippedBy() == null ? "" : floor.clippedBy();
        switch (limit) {
            case "minCapacity" -> reasons.add("the team's own minimum");
            case "maxCapacity" -> reasons.add("held at the most the team allows");
            case "ladder" -> reasons.add("the last rung of the team's ladder");
            default -> reasons.add(likelihood(floor.quantile()) + " plus head-room");
        }
        if (floor.unmet() > 0) {
            reasons.add(Figures.units(floor.unmet(), service.unit()) + " more would be needed");
        }
        return String.join("; ", reasons);
    }

    private static String likelihood(Quantile quantile) {
        return switch (quantile) {
            case P10 -> "quiet case (1 in 10)";
            case P50 -> "expected traffic";
            case P90 -> "busy case (9 in 10)";
            case P99 -> "extreme case (99 in 100)";
        };
    }
}
