package dev.kickoff.hub.console;

import dev.kickoff.schemas.Event;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/**
 * The head of the home page, in words.
 *
 * @param peaks one line per signal and region
 * @param readyBy when the last service must be ready, empty when no plan does anything for the event yet
 * @param preparations one line per service
 * @param hint what to do when something is missing
 */
record NextEvent(
        boolean running,
        EventRow event,
        List<Fact> peaks,
        String readyBy,
        String readyIn,
        List<Fact> preparations,
        String hint) {
    /** A value with a small explanation. */
    record Fact(String value, String note) {}

    static NextEvent of(
            Event event, Peaks.Answer peaks, List<Outlook.Preparation> preparations, Viewer viewer, Instant now) {
        Hours hours = new Hours(viewer.zoneFor(ZoneId.of(event.zone())));
        Instant readyAt = preparations.stream()
                .map(Outlook.Preparation::readyAt)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return new NextEvent(
                !now.isBefore(event.start()),
                EventRow.of(event, viewer, now),
                peaks.peaks().stream()
                        .map(peak -> new Fact(
                                Figures.of(peak.p50()) + " " + peak.signal().unit(),
                                "about " + hours.near(peak.at(), event.start()) + ", in a busy case "
                                        + Figures.of(peak.p90()) + " · "
                                        + peak.signal().region()))
                        .toList(),
                readyAt == null ? "" : hours.near(readyAt, event.start()) + " " + hours.zoneName(readyAt),
                readyAt == null ? "" : Spans.relative(readyAt, now),
                preparations.stream()
                        .map(one -> new Fact(
                                one.service().service(),
                                Figures.units(one.capacity(), one.service().unit()) + ", "
                                        + one.service().region()))
                        .toList(),
                hint(event, peaks, preparations));
    }

    private static String hint(Event event, Peaks.Answer peaks, List<Outlook.Preparation> preparations) {
        if (!peaks.problem().isEmpty()) {
            return "No forecast right now. " + peaks.problem();
        }
        if (!event.state().counts()) {
            return "This is a draft: no capacity is planned for it until it is approved.";
        }
        return preparations.isEmpty()
                ? "No service has a plan for it yet. Plans reach some days ahead; they appear as the event comes near."
                : "";
    }
}
