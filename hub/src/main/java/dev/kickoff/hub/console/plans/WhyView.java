package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.console.Figures;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.safety.Amounts;
import dev.kickoff.hub.plans.PlanBasis;
import dev.kickoff.hub.why.FloorReason;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Why a floor is what it is, in words.
 *
 * @param capacity for the head of the page
 * @param span in which the floor holds
 * @param steps from traffic to units
 * @param timing why it starts when it starts
 * @param facts what the plan was made with and why it was published
 * @param warnings of the whole plan
 * @param notKept what cannot be told any more
 */
record WhyView(
        long version,
        String capacity,
        String span,
        List<UnitSteps.Row> steps,
        List<String> timing,
        List<EventLine> events,
        List<Fact> facts,
        List<String> warnings,
        List<String> notKept,
        String jsonHref) {

    record Fact(String name, String value) {}

    /** @param about the revision, who made it, why, and who agreed */
    record EventLine(String name, String href, String when, List<String> about) {}

    static WhyView of(FloorReason reason, Hours hours, String signalUnit, Instant now) {
        Floor floor = reason.floor();
        return new WhyView(
                reason.version(),
                Figures.units(floor.capacity(), reason.unit()),
                hours.span(floor.startAt(), floor.until()) + " " + hours.zoneName(floor.startAt()),
                UnitSteps.of(reason, signalUnit),
                TimingWords.of(reason, hours),
                reason.events().stream()
                        .map(event -> EventLines.of(event, hours))
                        .toList(),
                facts(reason, hours),
                reason.warnings().stream()
                        .map(warning -> hours.localised(warning, now))
                        .toList(),
                reason.notKept(),
                new PlanPaths(reason.service(), reason.region()).json(reason.version(), floor.startAt()));
    }

    private static List<Fact> facts(FloorReason reason, Hours hours) {
        List<Fact> facts = new ArrayList<>();
        CapacityPlan.Provenance provenance = reason.provenance();
        facts.add(new Fact("Plan made", hours.moment(reason.issuedAt()) + " " + hours.zoneName(reason.issuedAt())));
        facts.add(new Fact("Published because", published(reason)));
        facts.add(new Fact("Forecast", provenance.forecastId() + ", model " + provenance.forecastModel()));
        facts.add(new Fact("Planner", provenance.planner()));
        facts.add(new Fact(
                "Event revisions in the forecast",
                provenance.eventRevisions().isEmpty() ? "none" : revisions(provenance.eventRevisions())));
        CapacityPlan.Cost cost = reason.cost();
        if (cost != null) {
            facts.add(new Fact(
                    "Cost of this floor",
                    cost.usd() == null
                            ? Figures.of(cost.unitHours()) + " " + reason.unit() + "-hours, price unknown"
                            : Amounts.plainUsd(cost.usd())));
        }
        PlanBasis basis = reason.basis();
        if (basis != null && basis.copiedFrom() != null) {
            facts.add(new Fact("Floors taken from", "version " + basis.copiedFrom()));
        }
        if (basis != null && basis.held()) {
            facts.add(new Fact("Held", "a hold was on: nothing was to be released"));
        }
        return facts;
    }

    private static String published(FloorReason reason) {
        String author = Causes.author(reason.cause());
        String why = reason.cause() == null || reason.cause().reason() == null
                ? ""
                : ": “" + reason.cause().reason() + "”";
        return Causes.words(reason.cause()) + (author.isEmpty() ? "" : " (" + author + ")") + why;
    }

    private static String revisions(Map<String, Integer> revisions) {
        List<String> all = new ArrayList<>();
        revisions.forEach((event, revision) -> all.add(event + " revision " + revision));
        return String.join(", ", all);
    }
}
