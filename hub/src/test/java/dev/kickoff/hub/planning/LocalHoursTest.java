package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.CapacityPlan;
import dev.kickoff.schemas.Event;
import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Forecast;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events are given in local hours of six zones; around midnight and on the days on which the clock changes. */
class LocalHoursTest {
    @ParameterizedTest
    @CsvSource({
        "Europe/Paris, 2026-03-28",
        "Europe/Paris, 2026-10-24",
        "Europe/Paris, 2026-06-10",
        "America/New_York, 2026-03-07",
        "America/New_York, 2026-10-31",
        "America/New_York, 2026-12-31",
        "America/Sao_Paulo, 2018-11-03",
        "America/Sao_Paulo, 2018-02-17",
        "Australia/Lord_Howe, 2026-04-04",
        "Australia/Lord_Howe, 2026-10-03",
        "Asia/Kolkata, 2026-06-10",
        "Asia/Kolkata, 2026-12-31",
        "Pacific/Auckland, 2026-04-04",
        "Pacific/Auckland, 2026-09-26"
    })
    void anEventFromElevenAtNightToFourInTheMorningIsOneWholeFloor(String zone, LocalDate day) {
        ZoneId there = ZoneId.of(zone);
        Instant start = day.atTime(23, 0).atZone(there).toInstant();
        Instant end = LocalDateTime.of(day.plusDays(1), LocalTime.of(4, 0))
                .atZone(there)
                .toInstant();
        Event night = Samples.match(start, end);
        Instant now = start.minus(6, ChronoUnit.HOURS);
        Forecast forecast =
                FleetSamples.explained(now, 24, night, at -> FleetSamples.between(at, start, end) ? 1_500 : 0);

        CapacityPlan plan = FleetSamples.planOf(
                FleetPlanner.plan(FleetSamples.fleet(
                        now,
                        List.of(forecast),
                        List.of(night),
                        List.of(FleetSamples.service("edge").fresh(now)))),
                "edge");

        int needed = FleetSamples.at(plan, start);
        assertTrue(needed >= 18);
        for (Instant at = start; at.isBefore(end); at = at.plusSeconds(60)) {
            assertEquals(needed, FleetSamples.at(plan, at), at.toString());
        }
        Floor floor = plan.floorAt(start).orElseThrow();
        assertEquals(start, floor.readyAt());
        assertEquals(Duration.between(start, end), Duration.between(floor.readyAt(), lastNeeded(plan, needed)));
        assertEquals(List.of("match"), floor.events());
    }

    /** Floors change at multiples of ten minutes since the epoch, events of these zones end on them. */
    private static Instant lastNeeded(CapacityPlan plan, int capacity) {
        return plan.floors().stream()
                .filter(floor -> floor.capacity() == capacity)
                .map(Floor::until)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
