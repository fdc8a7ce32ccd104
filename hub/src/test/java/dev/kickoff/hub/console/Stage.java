package dev.kickoff.hub.console;

import static org.awaitility.Awaitility.await;

import dev.kickoff.hub.events.EventCalendar;
import dev.kickoff.hub.events.EventDraft;
import dev.kickoff.hub.events.series.OtherDay;
import dev.kickoff.hub.events.series.SeriesDraft;
import dev.kickoff.hub.planning.ServicePolicy;
import dev.kickoff.hub.plans.Plans;
import dev.kickoff.hub.readiness.Reports;
import dev.kickoff.hub.services.ServicePolicies;
import dev.kickoff.hub.services.ServiceRegistry;
import dev.kickoff.hub.testing.SettableClock;
import dev.kickoff.hub.testing.Tables;
import dev.kickoff.schemas.Audience;
import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Report;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Tier;
import dev.kickoff.schemas.Transform;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** Sets the scene of the opening day: two services, events, and plans that the hub makes for them. */
@ApplicationScoped
public class Stage {
    static final Instant MORNING = Instant.parse("1998-06-10T12:00:00Z");
    static final Instant KICK_OFF = Instant.parse("1998-06-10T15:30:00Z");
    static final Instant SECOND_HALF = Instant.parse("1998-06-10T16:42:00Z");

    private final SettableClock clock;
    private final EventCalendar calendar;
    private final ServiceRegistry registry;
    private final ServicePolicies policies;
    private final Plans plans;
    private final Reports reports;
    private final DataSource database;

    Stage(
            SettableClock clock,
            EventCalendar calendar,
            ServiceRegistry registry,
            ServicePolicies policies,
            Plans plans,
            Reports reports,
            @io.quarkus.agroal.DataSource("hub") DataSource database) {
        this.database = database;
        this.clock = clock;
        this.calendar = calendar;
        this.registry = registry;
        this.policies = policies;
        this.plans = plans;
        this.reports = reports;
    }

    /** No events, no services, no plans, and no planner that remembers any: it would not publish an equal plan again. */
    void clear(Map<String, String> forecaster) {
        to(MORNING, forecaster);
        forecaster.keySet().removeAll(List.of("mode", "live-event", "live", "accuracy", "backtest", "unexplained"));
        Tables.clear(
                database,
                "event_revision",
                "event_series_revision",
                "event_series_day",
                "service_registration",
                "capacity_plan",
                "plan_head",
                "planning_state",
                "plan_set",
                "plan_alert",
                "lead_time_reported",
                "lead_time_planned",
                "step_done",
                "pause",
                "finding",
                "latest_safe_start",
                "hold",
                "change_request",
                "service_policy",
                "report");
    }

    /** Both services registered, and the libraries of both reporting every two minutes up to the second half. */
    Event openingMatch(Map<String, String> forecaster) {
        clear(forecaster);
        registry.register(service("web", Tier.CRITICAL, 6_000, 4, 40, 15));
        registry.register(service("results-api", Tier.STANDARD, 15_000, 2, 12, 30));
        Event match = calendar.create(
                draft("Brazil v Scotland", KICK_OFF, Duration.ofMinutes(107), new Audience(250_000, 400_000.0)),
                "operator");
        calendar.create(
                draft("Morocco v Norway", Instant.parse("1998-06-10T19:00:00Z"), Duration.ofMinutes(107), null),
                "operator");
        planned(match);
        report("web", Report.Mode.ACT);
        report("results-api", Report.Mode.DRY_RUN);
        to(SECOND_HALF, forecaster);
        return match;
    }

    /** From now on a second person must agree to every change that adds more than one unit, or that costs more. */
    void limitOfOneUnit(String service) {
        policies.set(
                service,
                PlaybackForecaster.REGION,
                0,
                new ServicePolicy(null, null, false, null, null, null, BigDecimal.ZERO, 1),
                "grace",
                "four eyes");
    }

    /** A service that no forecast tells anything about. */
    void registeredWithoutForecast(String name) {
        registry.register(new ServiceRegistration(
                name,
                PlaybackForecaster.REGION,
                "Match centre",
                "unheard-of",
                "instance",
                Tier.STANDARD,
                Transform.linear(100),
                Duration.ofMinutes(5),
                1,
                10,
                0,
                null,
                List.of()));
    }

    /** Somebody sets 60 % of headroom where 15 % were declared, and the plans follow. */
    void moreHeadroom(String service) {
        long before =
                plans.latest(service, PlaybackForecaster.REGION).orElseThrow().version();
        policies.set(
                service,
                PlaybackForecaster.REGION,
                policies.get(service, PlaybackForecaster.REGION).revision(),
                new ServicePolicy(null, 60.0, false, null, null, null, null, null),
                "ada",
                "to be safe");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        plans
                                .latest(service, PlaybackForecaster.REGION)
                                .filter(plan -> plan.version() > before)
                                .stream()
                                .flatMap(plan -> plan.floors().stream())
                                .anyMatch(floor -> floor.headroomPct() == 60));
    }

    static EventDraft withAudience(Event event, Audience audience) {
        return new EventDraft(
                event.id(),
                event.name(),
                event.category(),
                event.start(),
                event.end(),
                event.zone(),
                audience,
                event.regions(),
                event.attributes(),
                event.phases(),
                event.state(),
                null);
    }

    void to(Instant now, Map<String, String> forecaster) {
        forecaster.put("now", now.toString());
        clock.set(now);
    }

    /** Waits until the hub's own planning cycle has taken the event into account. */
    private void planned(Event event) {
        for (ServiceRegistration service : registry.all()) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> plans.latest(service.service(), service.region())
                            .map(CapacityPlan::provenance)
                            .filter(provenance -> provenance.eventRevisions().containsKey(event.id()))
                            .isPresent());
        }
    }

    /** What a library would have said every two minutes; its units are ready five minutes after they are asked for. */
    private void report(String service, Report.Mode mode) {
        CapacityPlan plan = plans.latest(service, PlaybackForecaster.REGION).orElseThrow();
        boolean acts = mode == Report.Mode.ACT;
        for (Instant at = MORNING; at.isBefore(SECOND_HALF); at = at.plus(Duration.ofMinutes(2))) {
            int floor = floorAt(plan, at);
            int before = floorAt(plan, at.minus(Duration.ofMinutes(5)));
            reports.store(new Report(
                    service,
                    PlaybackForecaster.REGION,
                    service + "-1",
                    at,
                    mode,
                    plan.version(),
                    Report.PlanSource.HUB,
                    false,
                    floor,
                    acts ? floor : 5,
                    acts ? before : 5,
                    acts ? Duration.ofSeconds(283) : null,
                    List.of(new Report.Action(
                            at,
                            "autoscaling-group/" + service,
                            "raise-min",
                            before,
                            floor,
                            acts ? Report.Action.Outcome.APPLIED : Report.Action.Outcome.WOULD_APPLY,
                            null))));
        }
    }

    private static int floorAt(CapacityPlan plan, Instant at) {
        return plan.floorAt(at).orElse(plan.floors().get(0)).capacity();
    }

    static EventDraft draft(String name, Instant start, Duration length, Audience audience) {
        return new EventDraft(
                null,
                name,
                "football",
                start,
                start.plus(length),
                "Europe/Paris",
                audience,
                List.of(PlaybackForecaster.REGION),
                Map.of("stage", "Group A"),
                null,
                EventState.APPROVED,
                null);
    }

    /** Every Wednesday from the day of the opening match on, at an hour that overlaps it. */
    static SeriesDraft weekly(String name) {
        return new SeriesDraft(
                null,
                null,
                null,
                "Europe/Paris",
                LocalDateTime.parse("1998-06-10T20:00"),
                120L,
                "FREQ=WEEKLY",
                List.of(new OtherDay(LocalDate.parse("1998-06-24"), LocalDateTime.parse("1998-06-25T20:00"))),
                EventState.APPROVED,
                name,
                "show",
                new Audience(40_000, null),
                null,
                Map.of(PlaybackForecaster.REGION, 100.0),
                List.of(PlaybackForecaster.REGION),
                null,
                null,
                Tier.CRITICAL,
                true,
                "Summer season");
    }

    private static ServiceRegistration service(
            String name, Tier tier, double perUnit, int least, int most, double headroomPct) {
        return new ServiceRegistration(
                name,
                PlaybackForecaster.REGION,
                "Match centre",
                PlaybackForecaster.SIGNAL,
                "instance",
                tier,
                Transform.linear(perUnit),
                Duration.ofMinutes(5),
                least,
                most,
                headroomPct,
                new BigDecimal("0.192"),
                List.of("autoscaling-group/" + name));
    }
}
