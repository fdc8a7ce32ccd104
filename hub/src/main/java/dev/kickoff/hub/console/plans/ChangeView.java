package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.console.Figures;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Spans;
import dev.kickoff.hub.console.safety.Amounts;
import dev.kickoff.hub.console.safety.Sparkline;
import dev.kickoff.schemas.CapacityPlan;
import java.time.Duration;
import java.util.List;

/**
 * What is different between two plans, in words.
 *
 * @param span that was compared
 * @param rows the largest differences, in the order of time
 * @param caption what they are
 * @param all all differences
 * @param usd with its sign
 * @param unitHours with their sign
 * @param peak highest floor of both within the time
 */
record ChangeView(
        String span,
        List<Row> rows,
        String caption,
        List<Row> all,
        String usd,
        String unitHours,
        Sparkline picture,
        String peak) {
    /** @param style of the word that says what happens */
    record Row(String what, String style, String from, String until, String floor, String difference, String usd) {}

    private static final int SHOWN = 12;

    static ChangeView of(PlanChange change, CapacityPlan before, CapacityPlan after, Hours hours) {
        String span = hours.span(change.from(), change.to()) + " " + hours.zoneName(change.from());
        List<PlanChange.Step> largest = change.largest(SHOWN);
        boolean some = largest.size() < change.steps().size();
        return new ChangeView(
                span,
                largest.stream().map(step -> row(step, change, hours)).toList(),
                (some ? "The largest differences" : "Floors that differ") + " (" + span + ")",
                change.steps().stream().map(step -> row(step, change, hours)).toList(),
                Amounts.usd(change.usd()),
                Amounts.signed(change.unitHours()),
                Sparkline.of(before.floors(), after.floors(), change.from(), change.to()),
                Amounts.change(peak(before, change), peak(after, change), after.unit()));
    }

    private static int peak(CapacityPlan plan, PlanChange change) {
        return plan.floors().stream()
                .filter(floor ->
                        floor.until().isAfter(change.from()) && floor.startAt().isBefore(change.to()))
                .mapToInt(floor -> floor.capacity())
                .max()
                .orElse(0);
    }

    private static Row row(PlanChange.Step step, PlanChange change, Hours hours) {
        boolean more = step.after() > step.before();
        return new Row(
                what(step),
                more ? "live" : "",
                hours.near(step.from(), change.from()),
                hours.near(step.to(), step.from()),
                Figures.of(step.before()) + " → " + Figures.of(step.after()),
                Amounts.signed(step.after() - step.before()),
                Amounts.usd(step.usd()));
    }

    private static String what(PlanChange.Step step) {
        String length = Spans.words(Duration.between(step.from(), step.to()));
        return switch (step.kind()) {
            case RISES -> "Rises";
            case FALLS -> "Falls";
            case BEGINS_EARLIER -> "Begins " + length + " earlier";
            case BEGINS_LATER -> "Begins " + length + " later";
            case ENDS_EARLIER -> "Let go " + length + " earlier";
            case ENDS_LATER -> "Kept " + length + " longer";
        };
    }
}
