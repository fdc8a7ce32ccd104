package dev.kickoff.hub.console;

import dev.kickoff.hub.forecasts.PastEvent;
import dev.kickoff.hub.forecasts.PastEvent.AtLead;
import dev.kickoff.hub.forecasts.PastEvent.Scores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was forecast of past events against what came, in words.
 *
 * @param held how often the bands held, one sentence per lead
 */
record EventScores(String unit, List<String> held, List<Row> rows) {
    private static final List<Duration> LEADS = List.of(Duration.ofDays(7), Duration.ofHours(24), Duration.ofHours(1));

    /** @param cells one per lead, in the order of the table's columns */
    record Row(
            String id, String name, String when, String zone, String actualPeak, String actualAt, List<Cell> cells) {}

    /**
     * @param expected peak of p50, empty when there was no forecast
     * @param difference of the expected from the actual peak
     * @param note what else is worth knowing, may be empty
     */
    record Cell(
            String lead, String expected, String difference, String bands, String verdict, String style, String note) {}

    static EventScores of(String unit, List<PastEvent> events, Function<String, Hours> hoursOf) {
        return new EventScores(
                unit,
                LEADS.stream()
                        .map(lead -> held(lead, events))
                        .filter(sentence -> !sentence.isEmpty())
                        .toList(),
                events.stream()
                        .map(event -> row(event, hoursOf.apply(event.eventId())))
                        .toList());
    }

    /** Heads of the columns. */
    public List<String> leads() {
        return LEADS.stream().map(EventScores::before).toList();
    }

    private static Row row(PastEvent event, Hours hours) {
        Scores any = event.forecasts().get(0).score();
        List<Cell> cells = new ArrayList<>();
        for (Duration lead : LEADS) {
            AtLead forecast = at(lead, event);
            cells.add(forecast == null ? nothing(lead) : cell(lead, forecast));
        }
        return new Row(
                event.eventId(),
                event.name(),
                hours.moment(event.start()),
                hours.zoneName(event.start()),
                Figures.of(any.actualPeak()),
                hours.near(any.actualPeakAt(), event.start()),
                cells);
    }

    private static Cell cell(Duration lead, AtLead forecast) {
        Scores score = forecast.score();
        boolean near = score.coveredByP90();
        List<String> notes = new ArrayList<>();
        if (!forecast.eventKnown()) {
            notes.add("event not in the calendar yet");
        }
        if (forecast.hindsight()) {
            notes.add("made in hindsight");
        }
        return new Cell(
                before(lead),
                Figures.of(score.p50Peak()),
                difference(score),
                "p90 " + Figures.of(score.p90Peak()) + " · p99 " + Figures.of(score.p99Peak()),
                near ? "p90 held" : score.coveredByP99() ? "above p90" : "above p99",
                near ? "good" : score.coveredByP99() ? "warn" : "bad",
                String.join(", ", notes));
    }

    private static Cell nothing(Duration lead) {
        return new Cell(before(lead), "", "", "", "", "", "");
    }

    private static String difference(Scores score) {
        if (score.actualPeak() <= 0) {
            return "";
        }
        double share = score.p50Peak() / score.actualPeak() - 1;
        return share >= 1
                ? String.format(Locale.ENGLISH, "%.1f×", 1 + share)
                : String.format(Locale.ENGLISH, "%+.0f %%", 100 * share).replace("-", "−");
    }

    private static String held(Duration lead, List<PastEvent> events) {
        List<AtLead> known = events.stream()
                .map(event -> at(lead, event))
                .filter(forecast -> forecast != null && forecast.eventKnown())
                .toList();
        if (known.isEmpty()) {
            return "";
        }
        long p90 = known.stream()
                .filter(forecast -> forecast.score().coveredByP90())
                .count();
        long p99 = known.stream()
                .filter(forecast -> forecast.score().coveredByP99())
                .count();
        String many = known.size() + (known.size() == 1 ? " event" : " events");
        String sentence = before(lead) + ": the p90 band held at " + p90 + " of " + many + ", p99 at " + p99 + " of "
                + known.size() + ".";
        return sentence.substring(0, 1).toUpperCase(Locale.ENGLISH) + sentence.substring(1);
    }

    private static @Nullable AtLead at(Duration lead, PastEvent event) {
        return event.forecasts().stream()
                .filter(forecast -> forecast.lead().equals(lead))
                .findFirst()
                .orElse(null);
    }

    private static String before(Duration lead) {
        return Spans.words(lead) + " before";
    }
}
