package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.console.Figures;
import dev.kickoff.hub.console.Hours;
import dev.kickoff.hub.console.Spans;
import dev.kickoff.hub.console.safety.Amounts;
import dev.kickoff.hub.plans.PlanCause;
import dev.kickoff.hub.plans.PlanHistory;
import dev.kickoff.hub.plans.PlanSet;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of a plan among the others.
 *
 * @param events that it was published for
 * @param approved who agreed, one line each
 * @param whyHref of its highest floor
 * @param changedHref what is different from the version before, or null for the oldest that is kept
 * @param backHref or null for the version in force
 */
record VersionRow(
        long version,
        boolean inForce,
        String when,
        String age,
        String cause,
        String author,
        @Nullable String reason,
        List<Link> events,
        String peak,
        String cost,
        List<String> approved,
        String whyHref,
        @Nullable String changedHref,
        @Nullable String backHref) {
    record Link(String text, String href) {}

    /** @param olderVersion the next older one that is kept, or null */
    static VersionRow of(
            PlanHistory.Version found,
            @Nullable Long olderVersion,
            boolean inForce,
            List<Link> events,
            List<String> approved,
            Hours hours,
            Instant now) {
        CapacityPlan plan = found.plan();
        PlanSet set = found.set();
        PlanCause cause = set == null ? null : set.cause();
        PlanPaths paths = new PlanPaths(plan.service(), plan.region());
        Floor peak = highest(plan);
        return new VersionRow(
                plan.version(),
                inForce,
                hours.moment(plan.issuedAt()) + " " + hours.zoneName(plan.issuedAt()),
                Spans.relative(plan.issuedAt(), now),
                Causes.words(cause),
                Causes.author(cause),
                cause == null ? null : cause.reason(),
                events,
                Figures.units(peak.capacity(), plan.unit()),
                cost(plan),
                approved,
                paths.why(plan.version(), peak.startAt()),
                olderVersion == null ? null : paths.changed(olderVersion, plan.version()),
                inForce ? null : paths.back(plan.version()));
    }

    /** The first of the highest. */
    private static Floor highest(CapacityPlan plan) {
        return plan.floors().stream()
                .reduce((a, b) -> b.capacity() > a.capacity() ? b : a)
                .orElseThrow(() -> new IllegalStateException("a plan has floors"));
    }

    private static String cost(CapacityPlan plan) {
        CapacityPlan.Cost cost = plan.cost();
        if (cost == null) {
            return "not kept";
        }
        return cost.usd() == null
                ? Figures.of(cost.unitHours()) + " " + plan.unit() + "-hours"
                : Amounts.plainUsd(cost.usd());
    }
}
