package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import dev.kickoff.schemas.ServiceRegistration;
import dev.kickoff.schemas.Transform;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final Instant NOON = Instant.parse("1998-06-10T12:00:00Z");
    private static final Duration DAY_AND_HALF = Duration.ofHours(36);

    @Test
    void raisesBeforeTheEventAndReleasesAfterIt() {
        Event match = Samples.match(Instant.parse("1998-06-10T15:30:00Z"), Instant.parse("1998-06-10T17:30:00Z"));

        CapacityPlan plan = plan(eventForecast(NOON, match, 1_500), Samples.service(), NOON, List.of(match), null);

        assertEquals(List.of(3, 15, 9, 6, 4, 3), capacities(plan), "half of what is above the need goes at a time");
        Floor floor = plan.floors().get(1);
        assertEquals(Instant.parse("1998-06-10T15:20:00Z"), floor.startAt());
        assertEquals(match.start(), floor.readyAt());
        assertEquals(match.end(), floor.until());
        assertEquals(1_500, floor.demand());
        assertEquals(List.of("match"), floor.events());
        assertEquals("first-half", floor.phase());
        assertNull(floor.clippedBy());
        assertEquals(List.of(), plan.warnings());
        assertEquals(3, plan.provenance().eventRevisions().get("match"));
    }

    @Test
    void anEventAcrossMidnightIsOneFloor() {
        Event late = Samples.match(Instant.parse("1998-06-10T22:30:00Z"), Instant.parse("1998-06-11T01:00:00Z"));

        CapacityPlan plan = plan(eventForecast(NOON, late, 1_500), Samples.service(), NOON, List.of(late), null);

        assertEquals(List.of(3, 15, 9, 6, 4, 3), capacities(plan));
        assertEquals(late.end(), plan.floors().get(1).until());
    }

    @Test
    void aNightThatLosesAnHourShortensTheFloor() {
        // In Paris the clock went from 02:00 to 03:00: half past midnight to half past three is two hours.
        assertEquals(Duration.ofHours(2), lengthAtNeed("1998-03-29T00:30", "1998-03-29T03:30"));
    }

    @Test
    void aNightThatGainsAnHourLengthensTheFloor() {
        // In Paris the clock went from 03:00 back to 02:00: half past midnight to half past three is four hours.
        assertEquals(Duration.ofHours(4), lengthAtNeed("1998-10-25T00:30", "1998-10-25T03:30"));
    }

    @Test
    void overlappingEventsAddUpAndAreBothNamed() {
        List<Double> baseline = new ArrayList<>(Collections.nCopies(600, 150.0));
        List<Double> first = new ArrayList<>(Collections.nCopies(600, 0.0));
        List<Double> second = new ArrayList<>(Collections.nCopies(600, 0.0));
        List<Double> p90 = new ArrayList<>(Collections.nCopies(600, 300.0));
        for (int step = 180; step < 480; step++) {
            first.set(step, step < 360 ? 500.0 : 0.0);
            second.set(step, step >= 240 ? 250.0 : 0.0);
            p90.set(step, 2 * (150 + first.get(step) + second.get(step)));
        }
        Forecast forecast = Samples.forecast(
                NOON,
                60,
                p90,
                List.of(
                        new Forecast.Part("baseline", null, baseline),
                        new Forecast.Part("event", "weak", second),
                        new Forecast.Part("event", "strong", first)));

        CapacityPlan plan = plan(forecast, Samples.service(), NOON, List.of(), null);

        Floor both = plan.floorAt(NOON.plus(Duration.ofHours(5))).orElseThrow();
        assertEquals(18, both.capacity());
        assertEquals(List.of("strong", "weak"), both.events());
        Floor alone = plan.floorAt(NOON.plus(Duration.ofHours(7))).orElseThrow();
        assertEquals(8, alone.capacity());
        assertEquals(List.of("weak"), alone.events());
    }

    @Test
    void saysWhatTheMaximumLeavesUnserved() {
        Event match = Samples.match(Instant.parse("1998-06-10T15:30:00Z"), Instant.parse("1998-06-10T17:30:00Z"));

        CapacityPlan plan = plan(eventForecast(NOON, match, 5_200), Samples.service(), NOON, List.of(match), null);

        Floor floor = plan.floorAt(match.start()).orElseThrow();
        assertEquals(40, floor.capacity());
        assertEquals("maxCapacity", floor.clippedBy());
        assertEquals(12, floor.unmet());
        assertEquals(
                List.of("From 1998-06-10T15:30:00Z to 1998-06-10T17:30:00Z up to 52 × instance are needed,"
                        + " but maxCapacity allows 40: 12 short, degradation level 2"),
                plan.warnings());
    }

    @Test
    void saysThatALadderEndsBelowTheDemand() {
        Transform ladder = Transform.ladder(List.of(new Transform.Point(400, 4), new Transform.Point(1_000, 8)));
        ServiceRegistration service = Samples.service(ladder, Duration.ofMinutes(5), 2, 40);
        Event match = Samples.match(Instant.parse("1998-06-10T15:30:00Z"), Instant.parse("1998-06-10T17:30:00Z"));

        CapacityPlan plan = plan(eventForecast(NOON, match, 1_500), service, NOON, List.of(match), null);

        Floor floor = plan.floorAt(match.start()).orElseThrow();
        assertEquals(8, floor.capacity());
        assertEquals("ladder", floor.clippedBy());
        assertEquals(4, floor.unmet(), "half as much again as the last rung carries");
        assertEquals(4, plan.floors().get(0).capacity());
    }

    @Test
    void aServiceNeverGoesBelowItsOwnMinimumAndSaysSo() {
        Forecast quiet = Samples.forecast(NOON, DAY_AND_HALF, 60, at -> 10);

        CapacityPlan plan = plan(quiet, Samples.service(), NOON, List.of(), null);

        assertEquals(List.of(2), capacities(plan));
        assertEquals("minCapacity", plan.floors().get(0).clippedBy());
        assertEquals(0, plan.floors().get(0).unmet());
    }

    @Test
    void startsNowAndSaysHowLateWhenLessThanTheLeadTimeIsLeft() {
        ServiceRegistration slow = Samples.service(Transform.linear(100), Duration.ofMinutes(20), 3, 40);
        Event match = Samples.match(NOON.plus(Duration.ofMinutes(5)), NOON.plus(Duration.ofMinutes(90)));

        CapacityPlan plan = plan(eventForecast(NOON, match, 1_500), slow, NOON, List.of(match), null);

        Floor first = plan.floors().get(0);
        assertEquals(NOON, first.startAt());
        assertEquals(15, first.capacity());
        assertEquals(match.start(), first.readyAt());
        assertEquals(
                List.of("15 × instance needed at 1998-06-10T12:05:00Z are asked for now and ready at"
                        + " 1998-06-10T12:21:00Z: too late by 16 min"),
                plan.warnings());
    }

    @Test
    void capacityThatWasAskedForInTimeIsNotLate() {
        ServiceRegistration slow = Samples.service(Transform.linear(100), Duration.ofMinutes(20), 3, 40);
        Event match = Samples.match(NOON.plus(Duration.ofMinutes(40)), NOON.plus(Duration.ofMinutes(90)));
        Forecast forecast = eventForecast(NOON, match, 1_500);
        CapacityPlan first = plan(forecast, slow, NOON, List.of(match), null);
        Instant later = NOON.plus(Duration.ofMinutes(30));

        CapacityPlan second = plan(forecast, slow, later, List.of(match), first);

        assertEquals(List.of(), second.warnings());
        Floor running = second.floorAt(later).orElseThrow();
        assertEquals(NOON.plus(Duration.ofMinutes(10)), running.startAt(), "it says since when it is asked for");
        assertEquals(match.start(), running.readyAt());
    }

    @Test
    void aNewPlanStillCoversTheMomentBeforeIt() {
        Forecast forecast = Samples.forecast(NOON, DAY_AND_HALF, 60, at -> 1_000);
        CapacityPlan first = plan(forecast, Samples.service(), NOON, List.of(), null);
        Forecast busier = Samples.forecast(NOON, DAY_AND_HALF, 60, at -> 2_000);
        Instant later = NOON.plus(Duration.ofMinutes(30));

        CapacityPlan second = plan(busier, Samples.service(), later, List.of(), first);

        assertEquals(10, second.floorAt(later.minusSeconds(1)).orElseThrow().capacity());
        assertEquals(20, second.floorAt(later).orElseThrow().capacity());
    }

    @Test
    void whatWasJustRaisedIsKeptForItsDwell() {
        Forecast busy = Samples.forecast(NOON, DAY_AND_HALF, 60, at -> 2_000);
        CapacityPlan first = plan(busy, Samples.service(), NOON.plus(Duration.ofMinutes(8)), List.of(), null);
        Forecast quiet = Samples.forecast(NOON, DAY_AND_HALF, 60, at -> 500);

        CapacityPlan second = plan(quiet, Samples.service(), NOON.plus(Duration.ofMinutes(10)), List.of(), first);

        assertEquals(
                20,
                second.floorAt(NOON.plus(Duration.ofMinutes(17))).orElseThrow().capacity());
        assertEquals(
                12,
                second.floorAt(NOON.plus(Duration.ofMinutes(20))).orElseThrow().capacity());
    }

    @Test
    void refusesAForecastThatDoesNotCoverNow() {
        Forecast tomorrow = Samples.forecast(NOON.plus(Duration.ofDays(1)), DAY_AND_HALF, 60, at -> 1_000);

        PlanResult result = Planner.plan(
                tomorrow, Samples.service(), List.of(), new PlanRequest(NOON, 1, null, NOON, PlanningPolicy.DEFAULT));

        assertTrue(assertInstanceOf(PlanResult.Refused.class, result).reason().contains("not now"));
    }

    @Test
    void demandBeyondAllNumbersIsClippedAndNotAnError() {
        Forecast absurd = Samples.forecast(NOON, DAY_AND_HALF, 60, at -> 8e307);

        CapacityPlan plan = plan(absurd, Samples.service(), NOON, List.of(), null);

        assertEquals(List.of(40), capacities(plan));
        assertEquals("maxCapacity", plan.floors().get(0).clippedBy());
    }

    @Test
    void floorsForAFileMayStartBeforeTheForecast() {
        Forecast tomorrow = Samples.forecast(NOON, Duration.ofHours(2), 60, at -> 1_000);

        List<Floor> floors = Planner.floors(
                tomorrow, Samples.service(), List.of(), NOON.minus(Duration.ofMinutes(30)), PlanningPolicy.DEFAULT);

        assertEquals(List.of(2, 10), floors.stream().map(Floor::capacity).toList());
        assertEquals(NOON.minus(Duration.ofMinutes(10)), floors.get(1).startAt());
        assertEquals(NOON, floors.get(1).readyAt());
    }

    /** Plans an event of these local hours in Paris, and says for how long its capacity is there when needed. */
    private static Duration lengthAtNeed(String start, String end) {
        ZoneId paris = ZoneId.of("Europe/Paris");
        Event night = Samples.match(
                LocalDateTime.parse(start).atZone(paris).toInstant(),
                LocalDateTime.parse(end).atZone(paris).toInstant());
        Instant now = night.start().minus(Duration.ofHours(12));
        CapacityPlan plan = plan(eventForecast(now, night, 1_500), Samples.service(), now, List.of(night), null);
        Floor floor = plan.floorAt(night.start()).orElseThrow();
        assertFalse(floor.events().isEmpty());
        return Duration.between(floor.readyAt(), floor.until());
    }

    /** 300 per step, and more during the event. */
    private static Forecast eventForecast(Instant from, Event event, double peak) {
        return Samples.forecast(
                from, DAY_AND_HALF, 60, at -> !at.isBefore(event.start()) && at.isBefore(event.end()) ? peak : 300);
    }

    private static CapacityPlan plan(
            Forecast forecast,
            ServiceRegistration service,
            Instant now,
            List<Event> events,
            @Nullable CapacityPlan last) {
        PlanResult result =
                Planner.plan(forecast, service, events, new PlanRequest(now, 1, last, now, PlanningPolicy.DEFAULT));
        return assertInstanceOf(PlanResult.Planned.class, result).plan();
    }

    private static List<Integer> capacities(CapacityPlan plan) {
        return plan.floors().stream().map(Floor::capacity).toList();
    }
}
