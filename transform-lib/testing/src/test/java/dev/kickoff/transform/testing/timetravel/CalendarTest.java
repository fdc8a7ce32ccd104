package dev.kickoff.transform.testing.timetravel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Floor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days and events that do not fit a clock on the wall. */
class CalendarTest extends JourneyTest {
    @Test
    void anEventAcrossMidnightIsOneEvent() {
        Instant start = paris("2026-06-11T22:45");
        Instant end = paris("2026-06-12T01:15");
        Timeline night = travel(plan(paris("2026-06-11T20:00"), paris("2026-06-12T03:00"))
                        .event("final", start, end, 24))
                .run();

        night.readyForEveryFloor().neverBelow(30, start, end).releasedBy(end, 6);
        assertEquals(1, actions(night, "raise-min"), night::table);
    }

    @Test
    void theDayThatSpringHasAnHourTakenFromHas23Hours() {
        Instant start = paris("2026-03-29T01:30");
        Instant end = paris("2026-03-29T03:30"); // an hour later, not two
        Timeline day = travel(plan(paris("2026-03-29T00:00"), paris("2026-03-30T00:00"))
                        .event("launch", start, end, 24))
                .run();

        assertEquals(23 * 60, day.minutes().size());
        day.readyForEveryFloor().neverBelow(30, start, end).releasedBy(end, 6);
        assertEquals(
                60,
                day.minutes().stream().filter(minute -> minute.minimum() == 30).count() - 15);
    }

    @Test
    void theHourThatAutumnHasTwiceIsHeldTwice() {
        Instant start = paris("2026-10-25T01:30");
        Instant end = paris("2026-10-25T03:30"); // three hours later
        Timeline day = travel(plan(paris("2026-10-25T00:00"), paris("2026-10-26T00:00"))
                        .event("launch", start, end, 24))
                .run();

        assertEquals(25 * 60, day.minutes().size());
        day.readyForEveryFloor().neverBelow(30, start, end).releasedBy(end, 6);
        assertEquals(
                180,
                day.minutes().stream().filter(minute -> minute.minimum() == 30).count() - 15);
    }

    @Test
    void eventsThatOverlapAddUpWithoutAHole() {
        Instant eight = paris("2026-06-11T20:00");
        Instant nine = paris("2026-06-11T21:00");
        Instant ten = paris("2026-06-11T22:00");
        Instant eleven = paris("2026-06-11T23:00");
        SimulatedPlan both = plan(paris("2026-06-11T19:00"), NEXT_MIDNIGHT)
                .event("match", eight, ten, 20)
                .event("show", nine, eleven, 10);

        Timeline evening = travel(both).run();

        evening.readyForEveryFloor()
                .neverBelow(26, eight, nine)
                .neverBelow(36, nine, ten)
                .neverBelow(16, ten, eleven)
                .releasedBy(ten, 16)
                .releasedBy(eleven, 6);
    }

    @Test
    void aSimulatedPlanAsksALeadTimeBeforeEachRise() {
        CapacityPlan plan = thursday().build();

        assertEquals(
                List.of(MIDNIGHT, KICK_OFF.minus(LEAD_TIME), FINAL_WHISTLE),
                plan.floors().stream().map(Floor::startAt).toList());
        assertEquals(
                List.of(MIDNIGHT, KICK_OFF, FINAL_WHISTLE),
                plan.floors().stream().map(Floor::readyAt).toList());
        assertEquals(
                List.of(6, 30, 6), plan.floors().stream().map(Floor::capacity).toList());
    }

    private static SimulatedPlan plan(Instant from, Instant until) {
        return SimulatedPlan.of("video-edge", "eu-west-3", from, until).base(6).leadTime(LEAD_TIME);
    }

    private static long actions(Timeline night, String kind) {
        return night.minutes().stream()
                .flatMap(minute -> minute.actions().stream())
                .filter(action -> action.kind().equals(kind) && action.to() == 30)
                .count();
    }
}
