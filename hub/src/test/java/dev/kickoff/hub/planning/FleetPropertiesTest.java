package dev.kickoff.hub.planning;

import static dev.kickoff.hub.planning.FleetSamples.NOON;
import static dev.kickoff.hub.planning.FleetSamples.at;
import static dev.kickoff.hub.planning.FleetSamples.fleet;
import static dev.kickoff.hub.planning.FleetSamples.planOf;
import static dev.kickoff.hub.planning.FleetSamples.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class FleetPropertiesTest {
    private static final List<String> REGIONS = List.of("eu-west-3", "us-east-1", "ap-south-1");
    private static final Duration SLACK = PlanningPolicy.DEFAULT.schedulerSlack();
    private static final List<LaunchRate> SLOW = List.of(new LaunchRate("fleet", 5, 0.05));

    @Property(tries = 100)
    void afterTheLossOfAnyRegionTheOthersCarryAllDemand(
            @ForAll("demands") List<Double> a, @ForAll("demands") List<Double> b, @ForAll("demands") List<Double> c) {
        List<Forecast> forecasts = forecasts(List.of(a, b, c));
        List<PlannedService> services = REGIONS.stream()
                .map(region -> service("edge")
                        .in(region)
                        .between(0, 1_000_000)
                        .carriesFailOver()
                        .fresh(NOON))
                .toList();

        FleetResult result = FleetPlanner.plan(fleet(NOON, forecasts, List.of(), services));

        int steps = forecasts.stream().mapToInt(Forecast::steps).min().orElseThrow();
        for (int step = 0; step < steps; step++) {
            Instant at = NOON.plusSeconds(60L * step);
            double demand = 0;
            for (Forecast forecast : forecasts) {
                demand += forecast.p90().get(step);
            }
            for (String lost : REGIONS) {
                int left = REGIONS.stream()
                        .filter(region -> !region.equals(lost))
                        .mapToInt(region -> at(planOf(result, "edge", region), at))
                        .sum();
                assertTrue(left * 100.0 >= demand - 1e-6, "without " + lost + " at " + at);
            }
        }
    }

    @Property(tries = 150)
    void floorsServeTheChosenQuantileUnlessTheySayWhatClipsThem(
            @ForAll("demands") List<Double> demand,
            @ForAll @IntRange(min = 1, max = 40) int quota,
            @ForAll @IntRange(max = 90) int lead) {
        CapacityPlan plan = planOf(
                FleetPlanner.plan(fleet(
                        NOON,
                        forecasts(List.of(demand)),
                        List.of(),
                        List.of(service("edge")
                                .lead(lead)
                                .between(0, 1_000)
                                .quota(quota)
                                .fresh(NOON)))),
                "edge");

        for (int step = 0; step < demand.size(); step++) {
            Instant needed = NOON.plusSeconds(60L * step);
            Instant asked = needed.minus(Duration.ofMinutes(lead)).minus(SLACK);
            int missing = (int) Math.ceil(demand.get(step) / 100 - 1e-9);
            for (Floor floor : plan.floors()) {
                assertTrue(floor.capacity() <= quota, floor::toString);
                if (floor.startAt().isBefore(needed.plusSeconds(60))
                        && floor.until().isAfter(asked)) {
                    int unserved = missing - floor.capacity();
                    assertTrue(
                            unserved <= 0
                                    || "quota".equals(floor.clippedBy())
                                            && floor.unmet() >= unserved
                                            && floor.degradationLevel() > 0,
                            floor::toString);
                }
            }
        }
    }

    @Property(tries = 100)
    void aHoldNeverLowersAnything(
            @ForAll("demands") List<Double> before,
            @ForAll("demands") List<Double> after,
            @ForAll @IntRange(min = 1, max = 7_200) int seconds) {
        CapacityPlan last = planOf(
                FleetPlanner.plan(fleet(
                        NOON,
                        forecasts(List.of(before)),
                        List.of(),
                        List.of(service("edge").fresh(NOON)))),
                "edge");
        Instant now = NOON.plusSeconds(seconds);

        CapacityPlan held = planOf(
                FleetPlanner.plan(fleet(
                        now,
                        forecasts(List.of(after)),
                        List.of(),
                        List.of(service("edge").held(last, now)))),
                "edge");

        int inForce = at(last, now.minusSeconds(1));
        for (Instant at = now; at.isBefore(held.validUntil()); at = at.plusSeconds(60)) {
            assertTrue(at(held, at) >= inForce);
            assertTrue(!at.isBefore(last.validUntil()) || at(held, at) >= at(last, at));
        }
    }

    @Property(tries = 100)
    void whatCallersAskForIsThereAtEveryInstant(
            @ForAll("demands") List<Double> demand,
            @ForAll @IntRange(max = 60) int callerLead,
            @ForAll @IntRange(max = 60) int calledLead,
            @ForAll @DoubleRange(min = 0.1, max = 3) double fanOut) {
        FleetResult result = FleetPlanner.plan(fleet(
                NOON,
                forecasts(List.of(demand)),
                List.of(),
                List.of(
                        service("edge").lead(callerLead).calls("api", fanOut).fresh(NOON),
                        service("web")
                                .lead(callerLead)
                                .calls("api", fanOut)
                                .calls("store", 1)
                                .fresh(NOON),
                        service("api").lead(calledLead).calls("store", fanOut).fresh(NOON),
                        service("store").between(0, 100_000).lead(calledLead).fresh(NOON))));

        CapacityPlan edge = planOf(result, "edge");
        for (Instant at = NOON; at.isBefore(edge.validUntil()); at = at.plusSeconds(60)) {
            int web = at(planOf(result, "web"), at);
            int api = at(planOf(result, "api"), at);
            assertTrue(api >= Math.min(1_000, fanOut * (at(edge, at) + web) - 1e-6));
            assertTrue(at(planOf(result, "store"), at) >= web + fanOut * api - 1e-6);
        }
    }

    @Property(tries = 100)
    void pacingNeverMakesAFloorLaterOrLower(@ForAll("demands") List<Double> demand, @ForAll("tiers") List<Tier> tiers) {
        List<PlannedService> paced = new ArrayList<>();
        List<PlannedService> alone = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            paced.add(service("s" + i).tier(tiers.get(i)).pacedBy("fleet").fresh(NOON));
            alone.add(service("s" + i).tier(tiers.get(i)).fresh(NOON));
        }
        FleetResult with = FleetPlanner.plan(fleet(NOON, forecasts(List.of(demand)), List.of(), paced, SLOW));
        FleetResult without = FleetPlanner.plan(fleet(NOON, forecasts(List.of(demand)), List.of(), alone));

        for (int i = 0; i < tiers.size(); i++) {
            CapacityPlan early = planOf(with, "s" + i);
            for (Floor floor : planOf(without, "s" + i).floors()) {
                for (Instant at = floor.startAt(); at.isBefore(floor.until()); at = at.plusSeconds(60)) {
                    assertTrue(at(early, at) >= floor.capacity());
                }
            }
        }
    }

    @Property(tries = 300)
    void planningAgainLaterOnTheSameForecastChangesNothing(
            @ForAll("demands") List<Double> demand,
            @ForAll("tiers") List<Tier> tiers,
            @ForAll @IntRange(max = 599) int start,
            @ForAll @IntRange(min = 1, max = 3_600) int later) {
        Instant begin = NOON.plusSeconds(start);
        Instant now = begin.plusSeconds(later);
        List<PlannedService> services = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            services.add(service("s" + i)
                    .tier(tiers.get(i))
                    .pacedBy("fleet")
                    .calls("called", 1)
                    .fresh(begin));
        }
        services.add(service("called").lead(30).fresh(begin));
        FleetResult first = FleetPlanner.plan(fleet(begin, forecasts(List.of(demand)), List.of(), services, SLOW));

        List<PlannedService> again = new ArrayList<>();
        for (PlannedService service : services) {
            CapacityPlan last = planOf(first, service.service());
            again.add(new PlannedService(service.registration(), service.policy(), last, 2, now, false, null));
        }
        FleetResult second = FleetPlanner.plan(fleet(now, forecasts(List.of(demand)), List.of(), again, SLOW));

        for (PlannedService service : services) {
            CapacityPlan before = planOf(first, service.service());
            CapacityPlan after = planOf(second, service.service());
            for (Instant at = now; at.isBefore(before.validUntil()); at = at.plusSeconds(60)) {
                assertEquals(at(before, at), at(after, at), service.service() + " at " + at);
            }
        }
    }

    @Property(tries = 60)
    void moreDemandOfOneRegionNeverLowersAFloorOfAny(
            @ForAll("demands") List<Double> a,
            @ForAll("demands") List<Double> b,
            @ForAll @IntRange(max = 1_000) int step,
            @ForAll @DoubleRange(max = 5_000) double more) {
        List<Double> raised = new ArrayList<>(a);
        raised.set(step % a.size(), raised.get(step % a.size()) + more);

        FleetResult before = inTwoRegions(a, b);
        FleetResult after = inTwoRegions(raised, b);

        for (String region : REGIONS.subList(0, 2)) {
            CapacityPlan low = planOf(before, "edge", region);
            for (Instant at = NOON; at.isBefore(low.validUntil()); at = at.plusSeconds(60)) {
                assertTrue(at(planOf(after, "edge", region), at) >= at(low, at));
            }
        }
    }

    private static FleetResult inTwoRegions(List<Double> a, List<Double> b) {
        List<PlannedService> services = REGIONS.subList(0, 2).stream()
                .map(region -> service("edge").in(region).carriesFailOver().fresh(NOON))
                .toList();
        return FleetPlanner.plan(fleet(NOON, forecasts(List.of(a, b)), List.of(), services));
    }

    @Provide
    Arbitrary<List<Double>> demands() {
        Arbitrary<Double> flat = Arbitraries.doubles().between(0, 3_000);
        Arbitrary<Integer> lasting = Arbitraries.integers().between(1, 60);
        return Combinators.combine(flat, lasting)
                .as((value, steps) -> Collections.nCopies(steps, value))
                .list()
                .ofMinSize(8)
                .ofMaxSize(14)
                .map(runs -> runs.stream().flatMap(List::stream).toList())
                .filter(demand -> demand.size() > 150);
    }

    @Provide
    Arbitrary<List<Tier>> tiers() {
        return Arbitraries.of(Tier.class).list().ofMinSize(1).ofMaxSize(4);
    }

    private static List<Forecast> forecasts(List<List<Double>> demands) {
        List<Forecast> forecasts = new ArrayList<>();
        for (int i = 0; i < demands.size(); i++) {
            forecasts.add(FleetSamples.forecast(REGIONS.get(i), NOON, demands.get(i), List.of()));
        }
        return forecasts;
    }
}
