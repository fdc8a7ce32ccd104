package dev.kickoff.hub.whatif;

import dev.kickoff.hub.planning.FleetResult;
import dev.kickoff.hub.planning.PlanResult;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.ServiceRegistration;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the plans without and with a change side by side. */
final class Comparison {
    private final Span span;
    private final Map<String, ServicePolicy> policiesNow;
    private final Map<String, ServicePolicy> policiesThen;
    private final List<String> problems;

    /** @param problems found until here */
    Comparison(
            Span span,
            Map<String, ServicePolicy> policiesNow,
            Map<String, ServicePolicy> policiesThen,
            List<String> problems) {
        this.span = span;
        this.policiesNow = policiesNow;
        this.policiesThen = policiesThen;
        this.problems = new ArrayList<>(problems);
    }

    Preview of(List<ServiceRegistration> services, FleetResult now, FleetResult then) {
        List<Effect> effects = new ArrayList<>();
        int unchanged = 0;
        for (ServiceRegistration service : services) {
            PlanResult before = now.of(service.service(), service.region()).orElse(null);
            PlanResult after = then.of(service.service(), service.region()).orElse(null);
            if (before instanceof PlanResult.Planned planned && after instanceof PlanResult.Planned changed) {
                Effect effect = effect(service, planned.plan(), changed.plan());
                if (effect.isAny()) {
                    effects.add(effect);
                } else {
                    unchanged++;
                }
            } else if (after instanceof PlanResult.Refused refused) {
                problems.add(service.service() + " in " + service.region() + ": " + refused.reason());
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

    private Effect effect(ServiceRegistration service, CapacityPlan before, CapacityPlan after) {
        List<Floor> now = Sums.within(before.floors(), span.from(), span.to());
        List<Floor> then = Sums.within(after.floors(), span.from(), span.to());
        double hoursNow = Sums.unitHours(now);
        double hoursThen = Sums.unitHours(then);
        BigDecimal costNow = Sums.cost(hoursNow, price(service, policiesNow));
        BigDecimal costThen = Sums.cost(hoursThen, price(service, policiesThen));
        return new Effect(
                service.service(),
                service.region(),
                service.unit(),
                Sums.most(now, Floor::capacity),
                Sums.most(then, Floor::capacity),
                hoursNow,
                hoursThen,
                costNow == null || costThen == null ? null : costThen.subtract(costNow),
                Sums.most(then, Floor::unmet),
                now,
                then,
                after.warnings());
    }

    private static @Nullable BigDecimal price(ServiceRegistration service, Map<String, ServicePolicy> policies) {
        return policies.getOrDefault(WhatIf.key(service.service(), service.region()), ServicePolicy.NONE)
                .priceOf(service);
    }
}
