package dev.kickoff.transform.internal.ahead;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.schemas.Floor;
import dev.kickoff.schemas.Quantile;
import dev.kickoff.transform.ScheduledFloor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloorsAheadTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final IntUnaryOperator AS_PLANNED = IntUnaryOperator.identity();

    private final List<Floor> floors = new ArrayList<>();
    private Instant end = SIX_PM;

    private FloorsAheadTest then(int capacity, Duration length) {
        Instant until = end.plus(length);
        floors.add(new Floor(end, end, until, capacity, 0, Quantile.P90, 20, List.of(), null, null, 0));
        end = until;
        return this;
    }

    private List<ScheduledFloor> ahead(Instant now) {
        return ahead(now, AS_PLANNED);
    }

    private List<ScheduledFloor> ahead(Instant now, IntUnaryOperator limits) {
        return new FloorsAhead(floors, limits, GRACE, 4).between(now, now.plus(Duration.ofHours(48)));
    }

    private static ScheduledFloor at(String time, int minimum) {
        return new ScheduledFloor(Instant.parse("2026-06-11T" + time + "Z"), minimum);
    }

    @Test
    void raisesInTimeAndLowersAfterTheGrace() {
        then(4, HOUR).then(30, HOUR).then(6, HOUR);

        assertEquals(List.of(at("19:00:00", 30), at("20:15:00", 6)), ahead(SIX_PM));
    }

    @Test
    void aReleaseThatIsLateDoesNotUndoTheRaiseAfterIt() {
        then(30, HOUR).then(6, Duration.ofMinutes(10)).then(40, HOUR).then(4, HOUR);

        assertEquals(List.of(at("19:10:00", 40), at("20:25:00", 4)), ahead(SIX_PM));
    }

    @Test
    void aShortValleyBetweenEqualFloorsIsNotEntered() {
        then(30, HOUR).then(6, Duration.ofMinutes(15)).then(30, HOUR).then(30, HOUR);

        assertEquals(List.of(), ahead(SIX_PM));
    }

    @Test
    void stepsDownOneAfterTheOther() {
        then(40, HOUR)
                .then(30, Duration.ofMinutes(20))
                .then(20, Duration.ofMinutes(5))
                .then(10, HOUR);

        assertEquals(List.of(at("19:15:00", 30), at("19:35:00", 20), at("19:40:00", 10)), ahead(SIX_PM));
    }

    @Test
    void theLastFloorLasts() {
        then(30, HOUR);

        assertEquals(List.of(), ahead(SIX_PM));
        assertEquals(List.of(at("18:00:00", 30)), ahead(SIX_PM.minus(HOUR)));
    }

    @Test
    void aFloorThatHasEndedLastsForItsGrace() {
        then(30, HOUR).then(6, HOUR);

        assertEquals(List.of(at("19:15:00", 6)), ahead(SIX_PM.plus(HOUR).plusSeconds(1)));
        assertEquals(List.of(), ahead(SIX_PM.plus(HOUR).plus(GRACE)));
    }

    @Test
    void staysInsideTheLimitsAndSaysNothingThatTheyMakeEqual() {
        then(2, HOUR).then(1, HOUR).then(90, HOUR).then(70, HOUR).then(3, HOUR);

        List<ScheduledFloor> limited = ahead(SIX_PM, units -> Math.min(Math.max(4, units), 60));

        assertEquals(List.of(at("20:00:00", 60), at("22:15:00", 4)), limited);
    }

    @Test
    void seesNoFurtherThanTheHorizon() {
        then(4, Duration.ofHours(48)).then(30, HOUR).then(4, HOUR);

        assertEquals(
                List.of(),
                ahead(SIX_PM.minusSeconds(1)).stream()
                        .filter(floor -> floor.minimum() == 30)
                        .toList());
        assertEquals(List.of(new ScheduledFloor(SIX_PM.plus(Duration.ofHours(48)), 30)), ahead(SIX_PM));
    }

    @Test
    void namesWholeSecondsThatAreNeverLessThanThePlan() {
        end = SIX_PM.plusMillis(400);
        then(4, HOUR).then(30, HOUR).then(4, HOUR);

        assertEquals(List.of(at("19:00:00", 30), at("20:15:01", 4)), ahead(SIX_PM.plusSeconds(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29T00:30:00Z", "2026-10-25T00:30:00Z", "2026-12-31T23:30:00Z"})
    void knowsNeitherMidnightNorClockChanges(String start) {
        end = Instant.parse(start);
        then(4, Duration.ofMinutes(45)).then(30, HOUR).then(4, HOUR);
        Instant raise = Instant.parse(start).plus(Duration.ofMinutes(45));

        assertEquals(
                List.of(
                        new ScheduledFloor(raise, 30),
                        new ScheduledFloor(raise.plus(HOUR).plus(GRACE), 4)),
                ahead(Instant.parse(start)));
    }
}
