package dev.kickoff.hub.console;

import dev.kickoff.hub.plans.PlanningStatus;
import dev.kickoff.hub.plans.PlanningStatuses;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.readiness.Findings;
import dev.kickoff.hub.readiness.MeasuredLeadTimes;
import dev.kickoff.hub.readiness.Pauses;
import dev.kickoff.hub.readiness.Reports;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known about a service right now, in words. */
@ApplicationScoped
class ServiceStatus {
    /** A library reports every cycle, about once a minute; after this long something is wrong. */
    private static final Duration SILENT = Duration.ofMinutes(5);

    private final Plans plans;
    private final PlanningStatuses planning;
    private final Reports reports;
    private final MeasuredLeadTimes leadTimes;
    private final Findings findings;
    private final Pauses pauses;
    private final Clock clock;

    ServiceStatus(
            Plans plans,
            PlanningStatuses planning,
            Reports reports,
            MeasuredLeadTimes leadTimes,
            Findings findings,
            Pauses pauses,
            Clock clock) {
        this.plans = plans;
        this.planning = planning;
        this.reports = reports;
        this.leadTimes = leadTimes;
        this.findings = findings;
        this.pauses = pauses;
        this.clock = clock;
    }

    /**
     * @param style of the mode's badge
     * @param shortfall set when less is ready than the floor asks for
     * @param planned lead time that plans are made with
     * @param paused by the hub, or null
     * @param warnings what people should know, most urgent first
     */
    record View(
            ServiceRegistration service,
            String tier,
            String mode,
            String style,
            String planVersion,
            String planInUse,
            String floor,
            String desired,
            String ready,
            @Nullable Shortfall shortfall,
            String reported,
            String leadTime,
            String planned,
            Pauses.@Nullable Pause paused,
            List<String> warnings,
            List<Action> actions) {}

    /**
     * Less is ready than the floor asks for.
     *
     * @param style of its badge
     */
    record Shortfall(String text, String style) {}

    /** One of the newest report's actions. */
    record Action(String at, String what, String outcome, String style, String message) {}

    View of(ServiceRegistration service, Hours hours) {
        Instant now = clock.instant();
        Optional<CapacityPlan> plan = plans.latest(service.service(), service.region());
        Optional<Report> report = reports.latest(service.service(), service.region());
        Floor floor = plan.map(one -> inForce(one, now)).orElse(null);
        return new View(
                service,
                tier(service),
                report.map(one -> one.mode() == Report.Mode.ACT ? "Acting" : "Dry run")
                        .orElse("Not heard from"),
                report.map(one -> one.mode() == Report.Mode.ACT ? "good" : "warn")
                        .orElse(""),
                plan.map(one -> "version " + one.version()).orElse("none yet"),
                report.map(ServiceStatus::planInUse).orElse("—"),
                number(floor == null ? null : floor.capacity()),
                number(report.map(Report::desiredCapacity).orElse(null)),
                number(report.map(Report::readyCapacity).orElse(null)),
                shortfall(floor, report, hours, now),
                report.map(one -> Spans.age(one.at(), now)).orElse("never"),
                report.map(Report::leadTimeMeasured).map(Spans::words).orElse("not measured yet"),
                planned(service),
                pauses.of(service.service(), service.region()).orElse(null),
                warnings(service, plan, report, now).stream()
                        .map(warning -> hours.localised(warning, now))
                        .toList(),
                report.stream()
                        .flatMap(one -> one.actions().stream())
                        .map(action -> action(action, hours))
                        .toList());
    }

    /** Being short is an alarm only once the floor should be ready, and only where the library acts. */
    static @Nullable Shortfall shortfall(@Nullable Floor floor, Optional<Report> report, Hours hours, Instant now) {
        Integer ready = report.map(Report::readyCapacity).orElse(null);
        if (floor == null || ready == null || ready >= floor.capacity()) {
            return null;
        }
        if (report.map(Report::mode).filter(mode -> mode == Report.Mode.ACT).isEmpty()) {
            return new Shortfall("not raised: dry run", "warn");
        }
        return now.isBefore(floor.readyAt())
                ? new Shortfall("on its way, due " + hours.brief(floor.readyAt(), now), "live")
                : new Shortfall("below the floor", "bad");
    }

    /** Before its first floor and after its last a plan means those two. */
    private static Floor inForce(CapacityPlan plan, Instant now) {
        List<Floor> floors = plan.floors();
        return plan.floorAt(now).orElse(now.isBefore(plan.validFrom()) ? floors.get(0) : floors.get(floors.size() - 1));
    }

    private List<String> warnings(
            ServiceRegistration service, Optional<CapacityPlan> plan, Optional<Report> report, Instant now) {
        List<String> warnings = new ArrayList<>();
        report.filter(Report::stale).ifPresent(one -> warnings.add("Its plan has expired: it keeps the last floor."));
        report.filter(one -> one.planSource() == Report.PlanSource.BACKUP)
                .ifPresent(one -> warnings.add("It works from its own copy of the plan and does not reach the hub."));
        report.filter(one -> Duration.between(one.at(), now).compareTo(SILENT) > 0)
                .ifPresent(one -> warnings.add("It has not reported for " + Spans.words(Duration.between(one.at(), now))
                        + ": what it has ready may have changed."));
        report.map(Report::paused).ifPresent(reason -> warnings.add("It changes nothing: paused " + reason + "."));
        findings.of(service.service(), service.region())
                .forEach(
                        found -> warnings.add(Character.toUpperCase(found.kind().charAt(0))
                                + found.kind().substring(1).replace('-', ' ') + ": " + found.message()));
        if (report.isEmpty()) {
            warnings.add("It registered but has never reported.");
        }
        planning.of(service.service(), service.region())
                .map(PlanningStatus::problem)
                .ifPresent(problem -> warnings.add("No new plan: " + problem));
        plan.ifPresent(one -> warnings.addAll(one.warnings()));
        return warnings;
    }

    private String planned(ServiceRegistration service) {
        Duration measured = leadTimes.of(service.service(), service.region()).orElse(Duration.ZERO);
        return measured.compareTo(service.leadTime()) > 0
                ? Spans.words(measured) + ", as measured; declared " + Spans.words(service.leadTime())
                : Spans.words(service.leadTime()) + ", as declared";
    }

    private static Action action(Report.Action action, Hours hours) {
        String from = action.from() == null ? "" : " from " + action.from();
        String message = action.message();
        return new Action(
                hours.clock(action.at()),
                action.kind().replace('-', ' ') + from + " to " + action.to() + " on " + action.target(),
                switch (action.outcome()) {
                    case APPLIED -> "Done";
                    case WOULD_APPLY -> "Would do";
                    case REFUSED -> "Refused";
                    case FAILED -> "Failed";
                },
                switch (action.outcome()) {
                    case APPLIED -> "good";
                    case WOULD_APPLY -> "warn";
                    case REFUSED, FAILED -> "bad";
                },
                message == null ? "" : message);
    }

    private static String planInUse(Report report) {
        return switch (report.planSource()) {
            case HUB -> "version " + report.planVersion();
            case BACKUP -> "version " + report.planVersion() + ", from its own copy";
            case NONE -> "none";
        };
    }

    private static String tier(ServiceRegistration service) {
        return switch (service.tier()) {
            case CRITICAL -> "critical";
            case STANDARD -> "standard";
            case BEST_EFFORT -> "best effort";
        };
    }

    private static String number(@Nullable Integer units) {
        return units == null ? "—" : Figures.of(units);
    }
}
