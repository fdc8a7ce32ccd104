package dev.kickoff.hub.console;

import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.schemas.Dependency;
import dev.kickoff.schemas.PrepStep;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a service declared and what people set for it, in words. */
final class ServiceFacts {
    private ServiceFacts() {}

    static List<ServiceView.Fact> of(ServiceRegistration service) {
        List<ServiceView.Fact> facts = new ArrayList<>();
        add(facts, "Signal", service.signal());
        add(facts, "Capacity", transform(service));
        add(
                facts,
                "Least and most",
                Figures.units(service.minCapacity(), service.unit()) + " to "
                        + Figures.units(service.maxCapacity(), service.unit()));
        add(facts, "Lead time", Spans.words(service.leadTime()));
        add(facts, "Headroom", Figures.of(service.headroomPct()) + " %");
        add(
                facts,
                "Price",
                service.unitPricePerHour() == null
                        ? "not said"
                        : "$" + service.unitPricePerHour().toPlainString() + " per " + service.unit() + " and hour");
        add(facts, "Account", service.account() == null ? "not said" : service.account());
        add(facts, "Scales", service.targets().isEmpty() ? "not said" : String.join(", ", service.targets()));
        add(
                facts,
                "Calls",
                service.calls().isEmpty()
                        ? "nothing"
                        : service.calls().stream().map(ServiceFacts::call).collect(Collectors.joining(", ")));
        add(
                facts,
                "Other preparation",
                service.steps().isEmpty()
                        ? "none"
                        : service.steps().stream().map(ServiceFacts::step).collect(Collectors.joining(", ")));
        return facts;
    }

    static String summary(ServicePolicy policy) {
        List<String> set = new ArrayList<>();
        if (policy.quantile() != null) {
            set.add(policy.quantile().name().toLowerCase(Locale.ROOT));
        }
        if (policy.headroomPct() != null) {
            set.add("headroom " + Figures.of(policy.headroomPct()) + " %");
        }
        if (policy.failOver()) {
            set.add("fail-over");
        }
        if (policy.quota() != null) {
            set.add("quota " + Figures.of(policy.quota()));
        }
        if (policy.launchGroup() != null) {
            set.add("launched as " + policy.launchGroup());
        }
        if (policy.unitPricePerHour() != null) {
            set.add("$" + policy.unitPricePerHour().toPlainString() + " per unit and hour");
        }
        if (policy.approvalUsd() != null) {
            set.add("approval above $" + policy.approvalUsd().toPlainString());
        }
        if (policy.approvalUnits() != null) {
            set.add("approval above " + Figures.of(policy.approvalUnits()) + " units");
        }
        return set.isEmpty() ? "nothing set" : String.join(", ", set);
    }

    private static void add(List<ServiceView.Fact> facts, String name, String value) {
        facts.add(new ServiceView.Fact(name, value));
    }

    private static String transform(ServiceRegistration service) {
        Transform transform = service.transform();
        List<Transform.Point> points = transform.points();
        Transform.Point last = points.get(points.size() - 1);
        return switch (transform.kind()) {
            case LINEAR ->
                "1 " + service.unit() + " for " + Figures.of(last.signal() / last.capacity()) + " " + service.signal();
            case LADDER -> "a ladder of " + points.size() + " rungs up to " + Figures.of(last.signal());
            case CURVE -> "a curve through " + points.size() + " points up to " + Figures.of(last.signal());
        };
    }

    private static String call(Dependency call) {
        return call.service() + " (" + Figures.of(call.unitsPerUnit()) + " per unit)";
    }

    private static String step(PrepStep step) {
        return step.name() + " (" + Spans.words(step.leadTime()) + " ahead)";
    }
}
