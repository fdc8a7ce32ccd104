package dev.kickoff.hub.planning;

import static dev.kickoff.hub.planning.FleetSamples.NOON;
import static dev.kickoff.hub.planning.FleetSamples.at;
import static dev.kickoff.hub.planning.FleetSamples.between;
import static dev.kickoff.hub.planning.FleetSamples.explained;
import static dev.kickoff.hub.planning.FleetSamples.fleet;
import static dev.kickoff.hub.planning.FleetSamples.forecast;
import static dev.kickoff.hub.planning.FleetSamples.planOf;
import static dev.kickoff.hub.planning.FleetSamples.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Phase;
import dev.kickoff.schemas.PrepStep;
import dev.kickoff.schemas.Tier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetPlannerTest {
    private static final Instant START = Instant.parse("1998-06-10T15:30:00Z");
    private static final Instant END = Instant.parse("1998-06-10T17:30:00Z");
    private static final Instant EXIT = Instant.parse("1998-06-10T18:00:00Z");
    private static final Event MATCH = match(END, EXIT);

    @Test
    void theLossOfARegionIsCarriedByTheOthersByTheirTraffic() {
        List<Forecast> forecasts =
                List.of(flat("eu-west-3", 1_000), flat("us-east-1", 3_000), flat("ap-south-1", 6_000));
        List<PlannedService> services = forecasts.stream()
                .map(forecast ->
                        service("edge").in(forecast.region()).carriesFailOver().fresh(NOON))
                .toList();

        FleetResult result = FleetPlanner.plan(fleet(NOON, forecasts, List.of(), services));

        // Without ap-south-1 its 6,000 are shared one to three.
        Floor small = planOf(result, "edge", "eu-west-3").floors().get(0);
        assertEquals(1_000, small.demand());
        assertEquals(150, small.failOverPct(), 1e-9);
        assertEquals(26, small.capacity(), "25, on a level");
        assertTrue(at(planOf(result, "edge", "us-east-1"), NOON) >= 75);
        assertTrue(result.alerts().isEmpty());
    }

    @Test
    void aRegionWithoutAForecastLowersNothingElsewhereAndIsNamed() {
        CapacityPlan last = planOf(
                FleetPlanner.plan(fleet(
                        NOON,
                        List.of(flat(Samples.REGION, 4_000)),
                        List.of(),
                        List.of(service("edge").fresh(NOON)))),
                "edge");
        Instant now = NOON.plusSeconds(3_600);
        PlannedService here = service("edge").carriesFailOver().after(last, now);
        PlannedService there = service("edge").carriesFailOver().in("us-east-1").fresh(now);

        FleetResult result =
                FleetPlanner.plan(fleet(now, List.of(flat(Samples.REGION, 500)), List.of(), List.of(here, there)));

        CapacityPlan plan = planOf(result, "edge");
        assertEquals(at(last, now), at(plan, now.plusSeconds(36_000)));
        assertEquals(
                RaisedBy.HOLD,
                plan.floorAt(now.plusSeconds(36_000)).orElseThrow().raisedBy());
        assertInstanceOf(
                PlanResult.Refused.class, result.of("edge", "us-east-1").orElseThrow());
        assertEquals(
                List.of(Alert.Kind.FORECAST_MISSING, Alert.Kind.FORECAST_MISSING),
                result.alerts().stream().map(Alert::kind).toList());
    }

    @Test
    void aQuotaIsNamedAndGivesADegradationLevel() {
        FleetResult result = plan(service("edge").quota(12).fresh(NOON));

        Floor floor = planOf(result, "edge").floorAt(START).orElseThrow();
        assertEquals(12, floor.capacity());
        assertEquals("quota", floor.clippedBy());
        assertEquals(18 - 12, floor.unmet());
        assertEquals(3, floor.degradationLevel(), "a third is unmet");
        Alert alert = result.alerts().get(0);
        assertEquals(Alert.Kind.QUOTA, alert.kind());
        assertEquals("match", alert.event());
        assertTrue(planOf(result, "edge").warnings().contains(alert.text()));
    }

    @Test
    void degradationLevelsFollowTheUnmetShare() {
        assertEquals(0, Need.degradationLevel(0, 100));
        assertEquals(1, Need.degradationLevel(10, 100));
        assertEquals(2, Need.degradationLevel(11, 100));
        assertEquals(2, Need.degradationLevel(25, 100));
        assertEquals(3, Need.degradationLevel(50, 100));
        assertEquals(4, Need.degradationLevel(51, 100));
    }

    @Test
    void nothingIsReleasedBeforeTheExitIsOver() {
        // Half the crowd leaves in the second half; by the forecast alone capacity would go at half past four.
        Forecast forecast = explained(
                NOON,
                36,
                MATCH,
                at -> between(at, START, START.plusSeconds(3_600)) ? 1_500 : between(at, START, EXIT) ? 600 : 0);

        CapacityPlan plan = planOf(
                FleetPlanner.plan(fleet(
                        NOON,
                        List.of(forecast),
                        List.of(MATCH),
                        List.of(service("edge").fresh(NOON)))),
                "edge");

        Floor late = plan.floorAt(EXIT.minusSeconds(1)).orElseThrow();
        assertEquals(at(plan, START), late.capacity());
        assertTrue(at(plan, EXIT) < late.capacity(), "then it goes");
        assertTrue(at(plan, EXIT) > 3, "but not all at once");
        assertEquals(3, at(plan, EXIT.plusSeconds(3_600)));
    }

    @Test
    void aPlanMadeAfterThePeakHoldsWhatTheOneBeforeHeldUntilTheExitIsOver() {
        Forecast forecast = matchForecast(NOON);
        CapacityPlan first = planOf(
                FleetPlanner.plan(fleet(
                        NOON,
                        List.of(forecast),
                        List.of(MATCH),
                        List.of(service("edge").fresh(NOON)))),
                "edge");
        Instant now = END.minusSeconds(1_200);
        // An outage: what comes in drops, and the forecast with it.
        Forecast dropped = explained(now.truncatedTo(ChronoUnit.MINUTES), 36, MATCH, at -> 10);

        CapacityPlan second = planOf(
                FleetPlanner.plan(fleet(
                        now,
                        List.of(dropped),
                        List.of(MATCH),
                        List.of(service("edge").after(first, now)))),
                "edge");

        assertEquals(at(first, EXIT.minusSeconds(1)), at(second, EXIT.minusSeconds(1)));
        assertEquals(
                RaisedBy.EXIT,
                second.floorAt(EXIT.minusSeconds(1)).orElseThrow().raisedBy());
    }

    @Test
    void whatIsInUseIsNotReleasedWhileTrafficHasNotFallen() {
        CapacityPlan first = planOf(
                FleetPlanner.plan(fleet(
                        NOON,
                        List.of(flat(Samples.REGION, 4_000)),
                        List.of(),
                        List.of(service("edge").fresh(NOON)))),
                "edge");
        Instant now = NOON.plusSeconds(7_200);

        PlanningPolicy atOnce =
                new PlanningPolicy(Duration.ofMinutes(10), Duration.ofMinutes(30), Duration.ofMinutes(1), 0, 1);

        CapacityPlan plan = planOf(
                FleetPlanner.plan(new FleetRequest(
                        now,
                        List.of(flat(Samples.REGION, 500)),
                        List.of(),
                        List.of(service("edge").seeing(first, now, 3_000)),
                        List.of(),
                        atOnce)),
                "edge");

        Floor soon = plan.floorAt(now.plusSeconds(1_799)).orElseThrow();
        assertEquals(30, soon.capacity());
        assertEquals(RaisedBy.TRAFFIC, soon.raisedBy());
        assertEquals(5, at(plan, now.plusSeconds(1_800)));
    }

    @Test
    void aHoldReleasesNothingForTheWholePlan() {
        CapacityPlan first = planOf(
                FleetPlanner.plan(fleet(
                        NOON,
                        List.of(flat(Samples.REGION, 4_000)),
                        List.of(),
                        List.of(service("edge").fresh(NOON)))),
                "edge");
        Instant now = NOON.plusSeconds(7_200);

        CapacityPlan plan = planOf(
                FleetPlanner.plan(fleet(
                        now,
                        List.of(flat(Samples.REGION, 500)),
                        List.of(),
                        List.of(service("edge").held(first, now)))),
                "edge");

        Floor last = plan.floors().get(plan.floors().size() - 1);
        assertEquals(at(first, NOON), last.capacity());
        assertEquals(RaisedBy.HOLD, last.raisedBy());
    }

    @Test
    void aCalledServiceIsRaisedWithItsCallersAheadOfThemByItsLongerLeadTime() {
        FleetResult result = plan(
                service("edge").lead(5).calls("api", 0.5).fresh(NOON),
                service("web").lead(5).calls("api", 2).fresh(NOON),
                service("api").lead(25).fresh(NOON));

        CapacityPlan api = planOf(result, "api");
        int callers = at(planOf(result, "edge"), START);
        assertEquals((int) Math.ceil(2.5 * callers), at(api, START));
        assertEquals("dependency:web", api.floorAt(START).orElseThrow().raisedBy());
        Instant callersStart = START.minusSeconds(600);
        assertEquals(at(api, START), at(api, callersStart.minus(Duration.ofMinutes(20))));
    }

    @Test
    void aCalledServiceThatCannotGrowSoFarIsReported() {
        FleetResult result = plan(
                service("edge").calls("api", 2).fresh(NOON),
                service("api").between(2, 20).fresh(NOON));

        Floor floor = planOf(result, "api").floorAt(START).orElseThrow();
        assertEquals(20, floor.capacity());
        assertEquals("maxCapacity", floor.clippedBy());
        assertTrue(floor.degradationLevel() > 0);
        assertTrue(result.alerts().stream()
                .anyMatch(alert ->
                        alert.kind() == Alert.Kind.DEPENDENCY && alert.service().equals("api")));
    }

    @Test
    void circlesAndUnknownCalledServicesAreReportedAndEverythingIsPlanned() {
        FleetResult result = plan(
                service("a").calls("b", 1).fresh(NOON),
                service("b").calls("a", 1).calls("nowhere", 1).fresh(NOON));

        assertEquals(2, result.plans().size());
        assertEquals(
                List.of(Alert.Kind.CYCLE, Alert.Kind.DEPENDENCY, Alert.Kind.CYCLE),
                result.alerts().stream().map(Alert::kind).toList());
    }

    @Test
    void raisesOfOneAccountStartEarlierSoThatAllAreLaunchedInTime() {
        List<LaunchRate> slow = List.of(new LaunchRate("fleet", 10, 0.01));
        FleetResult result = FleetPlanner.plan(fleet(
                NOON,
                List.of(matchForecast(NOON)),
                List.of(MATCH),
                List.of(
                        service("critical").tier(Tier.CRITICAL).pacedBy("fleet").fresh(NOON),
                        service("other").tier(Tier.BEST_EFFORT).pacedBy("fleet").fresh(NOON)),
                slow));

        Floor critical = planOf(result, "critical").floorAt(START).orElseThrow();
        Floor other = planOf(result, "other").floorAt(START).orElseThrow();
        int raise = critical.capacity() - 3;
        Instant latest = START.minusSeconds(600);
        assertEquals(latest.minusSeconds((raise - 10) * 100L), other.startAt());
        assertEquals(latest.minusSeconds((2 * raise - 10) * 100L), critical.startAt());
        assertEquals(START, critical.readyAt(), "it is needed when it was needed before");
        assertEquals(critical.startAt(), result.latestSafeStart().get("match"));
        assertTrue(result.alerts().isEmpty());
    }

    @Test
    void tooLateForTheLaunchRateIsSaidLoudly() {
        Instant now = START.minusSeconds(900);
        FleetResult result = FleetPlanner.plan(fleet(
                now,
                List.of(matchForecast(now)),
                List.of(MATCH),
                List.of(service("edge").pacedBy("fleet").fresh(now)),
                List.of(new LaunchRate("fleet", 1, 0.01))));

        Alert alert = result.alerts().get(0);
        assertEquals(Alert.Kind.PACING, alert.kind());
        assertEquals("match", alert.event());
        assertTrue(alert.text().startsWith("11 of 18 × instance will be missing"), alert.text());
        assertTrue(planOf(result, "edge").warnings().contains(alert.text()));
        assertTrue(result.latestSafeStart().get("match").isBefore(now));
        assertEquals(now, planOf(result, "edge").floors().get(0).startAt());
    }

    @Test
    void anUnknownLaunchGroupIsReported() {
        FleetResult result = plan(service("edge").pacedBy("nowhere").fresh(NOON));

        assertEquals(Alert.Kind.PACING, result.alerts().get(0).kind());
    }

    @Test
    void preparationIsDueItsLeadTimeBeforeTheFirstPhase() {
        Event nextMonth = new Event(
                "final",
                1,
                "Final",
                "football",
                START.plus(Duration.ofDays(30)),
                END.plus(Duration.ofDays(30)),
                "Europe/Paris",
                null,
                List.of(),
                Map.of(),
                List.of(),
                EventState.APPROVED,
                NOON,
                "ada");
        PlannedService edge =
                service("edge").step("balancer", Duration.ofHours(8)).fresh(NOON);
        FleetRequest request = fleet(NOON, List.of(matchForecast(NOON)), List.of(MATCH, nextMonth), List.of(edge));

        FleetResult result = FleetPlanner.plan(request);

        Instant due = Instant.parse("1998-06-10T15:00:00Z").minus(Duration.ofHours(8));
        assertEquals(
                List.of(
                        new CapacityPlan.PlanStep("match", "balancer", PrepStep.Kind.LOAD_BALANCER_CAPACITY, due),
                        new CapacityPlan.PlanStep(
                                "final",
                                "balancer",
                                PrepStep.Kind.LOAD_BALANCER_CAPACITY,
                                nextMonth.start().minus(Duration.ofHours(8)))),
                planOf(result, "edge").steps());
        assertEquals(Alert.Kind.STEP_OVERDUE, result.alerts().get(0).kind());
        PlannedService done = new PlannedService(
                edge.registration(),
                edge.policy(),
                null,
                1,
                NOON,
                false,
                null,
                Set.of(PlannedService.stepKey("match", "balancer")),
                null);
        FleetRequest again = fleet(NOON, request.forecasts(), request.events(), List.of(done));
        assertTrue(FleetPlanner.plan(again).alerts().isEmpty());
    }

    @Test
    void aPlanSaysWhatItCosts() {
        Forecast day = forecast(NOON, 24, at -> 1_000);
        FleetResult result = FleetPlanner.plan(fleet(
                NOON,
                List.of(day),
                List.of(),
                List.of(
                        service("priced").price("0.125").fresh(NOON),
                        service("unpriced").fresh(NOON))));

        assertEquals(
                new CapacityPlan.Cost(240, new BigDecimal("30.00")),
                planOf(result, "priced").cost());
        CapacityPlan.Cost unpriced = planOf(result, "unpriced").cost();
        assertTrue(unpriced != null && unpriced.unitHours() == 240);
        assertNull(unpriced.usd());
    }

    @Test
    void plansAreGivenInTheOrderOfTheRequest() {
        List<PlannedService> services = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            services.add(service("s" + i).fresh(NOON));
        }
        List<String> given = new ArrayList<>();

        FleetPlanner.plan(
                fleet(NOON, List.of(forecast(NOON, 2, at -> 700)), List.of(), services),
                plan -> given.add(plan.service()));

        assertEquals(services.stream().map(PlannedService::service).toList(), given);
    }

    private static FleetResult plan(PlannedService... services) {
        return FleetPlanner.plan(fleet(NOON, List.of(matchForecast(NOON)), List.of(MATCH), List.of(services)));
    }

    private static Forecast matchForecast(Instant from) {
        return explained(from, 36, MATCH, at -> between(at, START, EXIT) ? 1_500 : 0);
    }

    private static Forecast flat(String region, double demand) {
        return FleetSamples.forecast(region, NOON, Collections.nCopies(36 * 60, demand), List.of());
    }

    private static Event match(Instant end, Instant exit) {
        Event plain = Samples.match(START, end);
        return new Event(
                plain.id(),
                plain.revision(),
                plain.name(),
                plain.category(),
                START,
                end,
                plain.zone(),
                null,
                List.of(),
                plain.attributes(),
                List.of(
                        new Phase("pre-show", START.minusSeconds(1_800), START),
                        new Phase("match", START, end),
                        new Phase("exit", end, exit)),
                plain.state(),
                plain.knownAt(),
                plain.author());
    }
}
