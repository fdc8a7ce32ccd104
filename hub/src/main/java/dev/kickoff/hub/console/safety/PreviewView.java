package dev.kickoff.hub.console.safety;

import dev.kickoff.hub.console.AlertWords;
import dev.kickoff.hub.console.Figures;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Spans;
import dev.kickoff.hub.planning.Alert;
import dev.kickoff.hub.whatif.Preview;
import java.time.Instant;
import java.util.List;

/**
 * What a change would do, in words.
 *
 * @param span the time that was looked at
 * @param usd on all services, with its sign
 * @param unpriced whether a changed service has no price, so that the sum is not the whole of it
 * @param starts when the first raise for the changed event must start at the latest
 * @param alerts what people must know about the plans with the change
 * @param problems why some services could not be looked at
 */
record PreviewView(
        String span,
        List<EffectView> effects,
        String unchanged,
        String usd,
        boolean unpriced,
        List<String> starts,
        List<AlertView> alerts,
        List<String> problems) {
    /** @param style of its badge */
    record AlertView(String kind, String style, String where, String text) {}

    /** @param eventId of the changed event */
    static PreviewView of(Preview preview, String eventId, Hours hours, Instant now) {
        Instant start = preview.latestSafeStart().get(eventId);
        return new PreviewView(
                hours.span(preview.from(), preview.to()) + " " + hours.zoneName(preview.from()),
                preview.effects().stream()
                        .map(effect -> EffectView.of(effect, preview, hours, now))
                        .toList(),
                unchanged(preview),
                Amounts.usd(preview.usd()),
                !preview.priced(),
                start == null ? List.of() : List.of(latest(start, hours, now)),
                preview.alerts().stream().map(alert -> alert(alert, hours, now)).toList(),
                preview.problems());
    }

    private static String unchanged(Preview preview) {
        int count = preview.unchanged();
        String services = Figures.units(count, "service");
        return switch (count) {
            case 0 -> "";
            case 1 -> services + " stays as it is.";
            default -> services + " stay as they are.";
        };
    }

    private static String latest(Instant start, Hours hours, Instant now) {
        String when = hours.near(start, now) + " " + hours.zoneName(start);
        return start.isBefore(now)
                ? "The first raise should have started at " + when + ", " + Spans.relative(start, now)
                        + ": not everything can be ready in time."
                : "The first raise must start by " + when + ", " + Spans.relative(start, now) + ".";
    }

    private static AlertView alert(Alert alert, Hours hours, Instant now) {
        return new AlertView(
                AlertWords.kind(alert.kind()),
                AlertWords.style(alert.kind()),
                alert.service() + " in " + alert.region(),
                hours.localised(alert.text(), now));
    }
}
