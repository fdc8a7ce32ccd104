package dev.kickoff.hub.whatif;

import dev.kickoff.hub.planning.FleetResult;
import dev.kickoff.hub.planning.FloorCost;
import dev.kickoff.hub.planning.PlanResult;
import dev.kickoff.hub.planning.ServicePlan;
import dev.kickoff.hub.plans.FleetView;
import dev.kickoff.hub.services.ServiceRegion;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.ServiceRegistration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts the plans without and with a change side by side. */
final class Comparison {
    private final Span span;
    private final List<String> problems;

    /** @param problems found until here */
    Comparison(Span span, List<String> problems) {
        this.span = span;
        this.problems = new ArrayList<>(problems);
    }

    Preview of(FleetView fleetNow, FleetResult now, FleetView fleetThen, FleetResult then) {
        Map<ServiceRegion, PlanResult> before = byService(now);
        Map<ServiceRegion, PlanResult> after = byService(then);
        Map<ServiceRegion, FleetView.Member> changed =
                fleetThen.members().stream().collect(Collectors.toMap(FleetView.Member::key, member -> member));
        List<Effect> effects = new ArrayList<>();
        int unchanged = 0;
        for (FleetView.Member member : fleetNow.members()) {
            PlanResult planThen = after.get(member.key());
            if (before.get(member.key()) instanceof PlanResult.Planned planned
                    && planThen instanceof PlanResult.Planned next) {
                FleetView.Member other = changed.getOrDefault(member.key(), member);
                Effect effect = effect(member, planned.plan(), other, next.plan());
                if (effect.isAny()) {
                    effects.add(effect);
                } else {
                    unchanged++;
                }
            } else if (planThen instanceof PlanResult.Refused refused) {
                problems.add(member.key() + ": " + refused.reason());
            }
        }
        effects.sort(Comparator.comparing(Comparison::weight)
                .reversed()
                .thenComparing(Effect::service)
                .thenComparing(Effect::region));
        return new Preview(
                span.from(),
                span.to(),
                List.copyOf(effects),
                unchanged,
                effects.stream().map(Effect::usd).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add),
                effects.stream().allMatch(effect -> effect.usd() != null),
                then.alerts(),
                then.latestSafeStart(),
                List.copyOf(problems));
    }

    private static BigDecimal weight(Effect effect) {
        return effect.usd() == null ? BigDecimal.ZERO : effect.usd().abs();
    }

    private Effect effect(FleetView.Member now, CapacityPlan planNow, FleetView.Member then, CapacityPlan planThen) {
        ServiceRegistration service = now.registration();
        List<Floor> floorsNow = span.cut(planNow.floors());
        List<Floor> floorsThen = span.cut(planThen.floors());
        CapacityPlan.Cost costNow = FloorCost.of(floorsNow, now.policy().priceOf(service));
        CapacityPlan.Cost costThen = FloorCost.of(floorsThen, then.policy().priceOf(service));
        return new Effect(
                service.service(),
                service.region(),
                service.unit(),
                most(floorsNow, Floor::capacity),
                most(floorsThen, Floor::capacity),
                costNow.unitHours(),
                costThen.unitHours(),
                difference(costNow.usd(), costThen.usd()),
                most(floorsThen, Floor::unmet),
                floorsNow,
                floorsThen,
                planThen.warnings());
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal now, @Nullable BigDecimal then) {
        return now == null || then == null ? null : then.subtract(now);
    }

    private static int most(List<Floor> floors, ToIntFunction<Floor> value) {
        return floors.stream().mapToInt(value).max().orElse(0);
    }

    private static Map<ServiceRegion, PlanResult> byService(FleetResult result) {
        return result.plans().stream()
                .collect(Collectors.toMap(
                        plan -> new ServiceRegion(plan.service(), plan.region()), ServicePlan::result));
    }
}
