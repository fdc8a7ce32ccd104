package dev.kickoff.hub.console.plans;

import dev.kickoff.hub.console.Figures;
import dev.kickoff.hub.planning.Reckoning;
import dev.kickoff.hub.plans.PlanBasis;
import dev.kickoff.hub.why.FloorReason;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.schemas.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The way from expected traffic to units, a row per step. */
final class UnitSteps {
    /** @param sum whether it is the result */
    record Row(String name, String value, String about, boolean sum) {}

    private final FloorReason reason;
    private final Floor floor;
    private final String signalUnit;
    private final List<Row> rows = new ArrayList<>();

    private UnitSteps(FloorReason reason, String signalUnit) {
        this.reason = reason;
        this.floor = reason.floor();
        this.signalUnit = signalUnit;
    }

    static List<Row> of(FloorReason reason, String signalUnit) {
        UnitSteps steps = new UnitSteps(reason, signalUnit);
        steps.traffic();
        if (reason.reckoning() != null && reason.basis() != null) {
            steps.units(reason.reckoning(), reason.basis());
        }
        steps.raised();
        steps.result();
        return List.copyOf(steps.rows);
    }

    private void traffic() {
        String quantile = floor.quantile().name().toLowerCase(Locale.ROOT);
        add(
                "Expected traffic, " + quantile,
                Figures.of(floor.demand()) + " " + signalUnit,
                "The most within the floor and the lead time after it. " + likelihood(floor.quantile()));
        double total = floor.demand() * (1 + floor.failOverPct() / 100);
        if (floor.failOverPct() > 0) {
            add(
                    "With fail-over",
                    Figures.of(total) + " " + signalUnit,
                    "+" + Figures.of(floor.failOverPct()) + " %: its share if the worst other region is lost.");
        }
        add(
                "With headroom",
                Figures.of(total * (1 + floor.headroomPct() / 100)) + " " + signalUnit,
                "+" + Figures.of(floor.headroomPct()) + " % for what the reactive scaler cannot catch in time.");
    }

    private void units(Reckoning reckoning, PlanBasis basis) {
        add("Units for that", units(reckoning.wanted()), transform(basis));
        String limits = "At least " + units(reckoning.min()) + " as the team declared, at most "
                + units(reckoning.limit())
                + (reckoning.limitName().equals("quota") ? " by the account's quota." : " as the team declared.");
        int within = Math.min(reckoning.limit(), Math.max(reckoning.min(), reckoning.wanted()));
        add("Within the limits", units(within), limits + clipped());
        if (reckoning.capacity() > within) {
            add(
                    "Rounded up to a size",
                    units(reckoning.capacity()),
                    "Sizes are " + Figures.of(basis.shape().levelPct())
                            + " % apart, so that small wobbles of the forecast change nothing.");
        }
        if (floor.raisedBy() == null && floor.capacity() > reckoning.capacity()) {
            add(
                    "In few steps",
                    units(floor.capacity()),
                    "Part of a longer floor: more is needed within it, or just after.");
        }
    }

    private String clipped() {
        if (floor.clippedBy() == null) {
            return "";
        }
        return switch (floor.clippedBy()) {
            case "minCapacity" -> " The minimum gave the number.";
            case "quota" -> " The quota gave the number.";
            case "ladder" -> " The last rung of the team's ladder gave the number.";
            default -> " The maximum gave the number.";
        };
    }

    private void raised() {
        String by = floor.raisedBy();
        if (by == null) {
            return;
        }
        String callee = "dependency:";
        String why = by.startsWith(callee)
                ? by.substring(callee.length()) + " calls it and keeps so many units busy."
                : switch (by) {
                    case "hold" -> "A hold was on, or a forecast was missing: nothing is released.";
                    case "exit" -> "The event's exit phase was not over.";
                    case "traffic" -> "What came in just then needed it" + recent();
                    default -> "Capacity changes in few steps: it was raised a moment ago, or is needed again soon.";
                };
        add("Raised", units(floor.capacity()), why);
    }

    private String recent() {
        PlanBasis basis = reason.basis();
        return basis == null || basis.recentTraffic() == null
                ? "."
                : ": " + Figures.of(basis.recentTraffic()) + " " + signalUnit + " at most in the last minutes.";
    }

    private void result() {
        String unmet = floor.unmet() == 0
                ? "All expected traffic is served."
                : units(floor.unmet()) + " more would be needed: degradation level " + floor.degradationLevel() + ".";
        rows.add(new Row("Floor", units(floor.capacity()), unmet, true));
    }

    private void add(String name, String value, String about) {
        rows.add(new Row(name, value, about, false));
    }

    private String units(int count) {
        return Figures.units(count, reason.unit());
    }

    private String transform(PlanBasis basis) {
        Transform transform = basis.registration().transform();
        Transform.Point last = transform.points().get(transform.points().size() - 1);
        return switch (transform.kind()) {
            case LINEAR ->
                "One " + reason.unit() + " for " + Figures.of(last.signal() / last.capacity()) + " " + signalUnit
                        + ", rounded up.";
            case LADDER ->
                "By the team's ladder of " + transform.points().size() + " rungs up to " + Figures.of(last.signal())
                        + ".";
            case CURVE -> "By the team's curve through " + transform.points().size() + " points, rounded up.";
        };
    }

    private static String likelihood(Quantile quantile) {
        return switch (quantile) {
            case P10 -> "It will be less in 1 of 10 cases.";
            case P50 -> "It will be less in half of all cases.";
            case P90 -> "It will be less in 9 of 10 cases.";
            case P99 -> "It will be less in 99 of 100 cases.";
        };
    }
}
