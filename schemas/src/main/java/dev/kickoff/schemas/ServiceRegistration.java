package dev.kickoff.schemas;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a service team declares in its own code and the library sends to the hub; one per service and region.
 *
 * @param service stable name
 * @param region where it runs, for example {@code eu-west-3}
 * @param team who owns it
 * @param signal the signal that drives it
 * @param unit what one unit of capacity is, for example {@code instance} or {@code task}
 * @param tier criticality
 * @param transform signal to units
 * @param leadTime from asking for capacity to healthy capacity
 * @param minCapacity the team's own minimum: no plan and no action goes below it
 * @param maxCapacity no plan goes above it
 * @param headroomPct added to the demand before the transform, for the reactive scaler to work in, 0 to 500
 * @param unitPricePerHour price of one unit for one hour in US dollars, or null when unknown
 * @param targets what the library scales, for people to read, for example an Auto Scaling group's name
 * @param account whose launch rates and quotas it shares with other services, or null when unknown
 * @param calls services of the same region that it calls, none twice
 * @param steps what else it needs before an event, none of the same name twice
 */
public record ServiceRegistration(
        String service,
        String region,
        String team,
        String signal,
        String unit,
        Tier tier,
        Transform transform,
        Duration leadTime,
        int minCapacity,
        int maxCapacity,
        double headroomPct,
        @Nullable BigDecimal unitPricePerHour,
        List<String> targets,
        @Nullable String account,
        List<Dependency> calls,
        List<PrepStep> steps) {

    /** A service that stands alone. */
    public ServiceRegistration(
            String service,
            String region,
            String team,
            String signal,
            String unit,
            Tier tier,
            Transform transform,
            Duration leadTime,
            int minCapacity,
            int maxCapacity,
            double headroomPct,
            @Nullable BigDecimal unitPricePerHour,
            List<String> targets) {
        this(
                service,
                region,
                team,
                signal,
                unit,
                tier,
                transform,
                leadTime,
                minCapacity,
                maxCapacity,
                headroomPct,
                unitPricePerHour,
                targets,
                null,
                List.of(),
                List.of());
    }

    public ServiceRegistration {
        Check.identifier(service, "service");
        Check.identifier(region, "region");
        Check.text(team, "team");
        Check.identifier(signal, "signal");
        Check.text(unit, "unit");
        Check.required(tier, "tier");
        Check.required(transform, "transform");
        Check.required(leadTime, "leadTime");
        Check.require(!leadTime.isNegative(), "leadTime", leadTime, "must not be negative");
        Check.require(
                leadTime.compareTo(Duration.ofDays(1)) <= 0, "leadTime", leadTime, "must not be longer than a day");
        Check.require(minCapacity >= 0, "minCapacity", minCapacity, "must not be negative");
        Check.require(
                maxCapacity >= Math.max(1, minCapacity),
                "maxCapacity",
                maxCapacity,
                "must be at least 1 and not below minCapacity " + minCapacity);
        Check.notNegative(headroomPct, "headroomPct");
        Check.require(headroomPct <= 500, "headroomPct", headroomPct, "must not be above 500");
        Check.require(
                unitPricePerHour == null || unitPricePerHour.signum() >= 0,
                "unitPricePerHour",
                unitPricePerHour,
                "must not be negative");
        targets = Check.listOrEmpty(targets, "targets");
        if (account != null) {
            Check.identifier(account, "account");
        }
        calls = Check.listOrEmpty(calls, "calls");
        Check.distinct(calls.stream().map(Dependency::service).toList(), "calls.service");
        for (Dependency call : calls) {
            Check.require(!call.service().equals(service), "calls.service", service, "must be another service");
        }
        steps = Check.listOrEmpty(steps, "steps");
        Check.distinct(steps.stream().map(PrepStep::name).toList(), "steps.name");
    }

    /** The same with another lead time. */
    public ServiceRegistration withLeadTime(Duration other) {
        return new ServiceRegistration(
                service,
                region,
                team,
                signal,
                unit,
                tier,
                transform,
                other,
                minCapacity,
                maxCapacity,
                headroomPct,
                unitPricePerHour,
                targets,
                account,
                calls,
                steps);
    }
}
