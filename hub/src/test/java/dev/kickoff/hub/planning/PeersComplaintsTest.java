package dev.kickoff.hub.planning;

import static dev.kickoff.hub.planning.FleetSamples.NOON;
import static dev.kickoff.hub.planning.FleetSamples.at;
import static dev.kickoff.hub.planning.FleetSamples.between;
import static dev.kickoff.hub.planning.FleetSamples.fleet;
import static dev.kickoff.hub.planning.FleetSamples.planOf;
import static dev.kickoff.hub.planning.FleetSamples.service;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.EventState;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What users of other schedulers and scalers complain about, as far as planning is the place to do better. */
class PeersComplaintsTest {
    private static final Instant FIRST = Instant.parse("1998-06-10T22:00:00Z");
    private static final Instant SECOND = Instant.parse("1998-06-10T23:30:00Z");
    private static final Instant FIRST_END = Instant.parse("1998-06-11T00:00:00Z");
    private static final Instant SECOND_END = Instant.parse("1998-06-11T01:30:00Z");

    @Test
    void aWindowThatCrossesMidnightDoesNotStopAtMidnight() {
        CapacityPlan plan = plan(twoMatches(), NOON);

        int needed = at(plan, FIRST);
        for (Instant at = FIRST; at.isBefore(SECOND_END); at = at.plusSeconds(60)) {
            assertTrue(at(plan, at) >= needed, at.toString());
        }
    }

    @Test
    void overlappingEventsAddUpInsteadOfReplacingEachOther() {
        CapacityPlan plan = plan(twoMatches(), NOON);

        assertTrue(at(plan, SECOND) > at(plan, FIRST));
        assertEquals(
                List.of("first", "second"), plan.floorAt(SECOND).orElseThrow().events());
    }

    @Test
    void thereIsNoOneMinuteHoleBetweenTwoEvents() {
        Forecast touching = forecast(NOON, event("first", FIRST, FIRST_END), event("second", FIRST_END, SECOND_END));

        CapacityPlan plan = plan(touching, NOON);

        int needed = at(plan, FIRST);
        for (Instant at = FIRST; at.isBefore(SECOND_END); at = at.plusSeconds(1)) {
            assertTrue(at(plan, at) >= needed, at.toString());
        }
    }

    @Test
    void aMissedRaiseIsAskedForAgainBecauseEveryPlanSaysWhatShouldBeThereNow() {
        CapacityPlan first = plan(twoMatches(), NOON);
        Instant inTheMiddle = FIRST.plus(Duration.ofMinutes(30));

        CapacityPlan second = planOf(
                FleetPlanner.plan(fleet(
                        inTheMiddle,
                        List.of(twoMatches()),
                        events(),
                        List.of(service("edge").after(first, inTheMiddle)))),
                "edge");

        assertEquals(at(first, inTheMiddle), at(second, inTheMiddle));
        assertTrue(second.validFrom().isBefore(inTheMiddle), "since when, too");
    }

    @Test
    void withoutAForecastTheLastPlanStaysAndNothingScalesToTheMinimum() {
        CapacityPlan first = plan(twoMatches(), NOON);

        FleetResult result = FleetPlanner.plan(
                fleet(FIRST, List.of(), events(), List.of(service("edge").after(first, FIRST))));

        PlanResult.Refused refused = assertInstanceOf(
                PlanResult.Refused.class, result.of("edge", Samples.REGION).orElseThrow());
        assertTrue(refused.reason().endsWith("the plan in force stays"));
        assertEquals(Alert.Kind.FORECAST_MISSING, result.alerts().get(0).kind());
    }

    @Test
    void everyFloorSaysWhyItIsWhatItIs() {
        for (Floor floor : plan(twoMatches(), NOON).floors()) {
            double withHeadroom = floor.demand() * (1 + floor.failOverPct() / 100) * (1 + floor.headroomPct() / 100);
            int served = (int) Math.ceil(withHeadroom / 100);
            boolean level = floor.capacity() == new Levels(10).atOrAbove(served);
            assertTrue(level || floor.clippedBy() != null || floor.raisedBy() != null, floor::toString);
        }
    }

    @Test
    void capacityIsAskedForItsLeadTimeBeforeTheStartAndNotWhenTheMetricRises() {
        Floor raise = plan(twoMatches(), NOON).floorAt(FIRST).orElseThrow();

        assertFalse(raise.startAt().isAfter(FIRST.minus(Duration.ofMinutes(6))));
        assertEquals(FIRST, raise.readyAt());
    }

    @Test
    void whenAllServicesScaleAtOnceTheAccountsLaunchRateIsKept() {
        List<PlannedService> services = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            services.add(service("s" + i).pacedBy("fargate").fresh(NOON));
        }
        FleetResult result = FleetPlanner.plan(
                fleet(NOON, List.of(twoMatches()), events(), services, List.of(new LaunchRate("fargate", 100, 1))));

        List<Floor> raises = new ArrayList<>();
        int units = 0;
        for (PlannedService service : services) {
            Floor raise = planOf(result, service.service()).floorAt(FIRST).orElseThrow();
            raises.add(raise);
            units += raise.capacity() - 3;
        }
        Instant latest = FIRST.minus(Duration.ofMinutes(10));
        Instant first =
                raises.stream().map(Floor::startAt).min(Instant::compareTo).orElseThrow();
        assertEquals(latest.minusSeconds(units - 100), first);
        assertEquals(first, result.latestSafeStart().get("first"));
        assertTrue(raises.stream().allMatch(raise -> raise.readyAt().equals(FIRST)));
    }

    @Test
    void afterTheMatchTheExitIsAPhaseOfItsOwn() {
        Floor exit =
                plan(twoMatches(), NOON).floorAt(SECOND_END.minusSeconds(600)).orElseThrow();

        assertEquals(List.of("second"), exit.events());
        assertNotNull(exit.phase());
    }

    @Test
    void anOutageDuringTheEventReleasesNothingBeforeTheRetryStorm() {
        CapacityPlan first = plan(twoMatches(), NOON);
        Instant outage = SECOND.minus(Duration.ofMinutes(30));
        Forecast nobody = FleetSamples.forecast(Samples.REGION, outage, Collections.nCopies(600, 1.0), List.of());

        CapacityPlan held = planOf(
                FleetPlanner.plan(fleet(
                        outage,
                        List.of(nobody),
                        events(),
                        List.of(service("edge").held(first, outage)))),
                "edge");

        for (Instant at = outage; at.isBefore(SECOND_END); at = at.plusSeconds(60)) {
            assertTrue(at(held, at) >= at(first, at), at.toString());
        }
        assertEquals(RaisedBy.HOLD, held.floorAt(SECOND).orElseThrow().raisedBy());
    }

    private static CapacityPlan plan(Forecast forecast, Instant now) {
        return planOf(
                FleetPlanner.plan(fleet(
                        now,
                        List.of(forecast),
                        events(),
                        List.of(service("edge").fresh(now)))),
                "edge");
    }

    private static List<Event> events() {
        return List.of(event("first", FIRST, FIRST_END), event("second", SECOND, SECOND_END));
    }

    private static Forecast twoMatches() {
        return forecast(NOON, events().get(0), events().get(1));
    }

    /** 300 per minute, and 1,200 or a little less more for each event that is on. */
    private static Forecast forecast(Instant from, Event first, Event second) {
        List<Double> baseline = new ArrayList<>();
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        List<Double> demand = new ArrayList<>();
        for (int i = 0; i < 24 * 60; i++) {
            Instant at = from.plusSeconds(60L * i);
            baseline.add(300.0);
            one.add(between(at, first.start(), first.end()) ? 1_200.0 : 0);
            two.add(between(at, second.start(), second.end()) ? 1_199.0 : 0);
            demand.add(300 + one.get(i) + two.get(i));
        }
        return FleetSamples.forecast(
                Samples.REGION,
                from,
                demand,
                List.of(
                        new Forecast.Part("baseline", null, baseline),
                        new Forecast.Part("event", first.id(), one),
                        new Forecast.Part("event", second.id(), two)));
    }

    private static Event event(String id, Instant start, Instant end) {
        return new Event(
                id,
                1,
                id,
                "football",
                start,
                end,
                "Europe/Paris",
                null,
                List.of(),
                Map.of(),
                List.of(
                        new Phase("match", start, end.minusSeconds(1_200)),
                        new Phase("exit", end.minusSeconds(1_200), end)),
                EventState.APPROVED,
                NOON,
                "ada");
    }
}
