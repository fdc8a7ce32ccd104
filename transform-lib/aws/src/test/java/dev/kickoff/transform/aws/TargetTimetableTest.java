package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kickoff.transform.ScheduledFloor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of Application Auto Scaling for scheduled actions. */
class TargetTimetableTest {
    private static final Instant SIX_PM = Instant.parse("2026-06-11T18:00:00Z");
    private static final ScalableTarget TARGET = new ScalableTarget(null, 4, 60, List.of());

    @Test
    void namesOursByTheirStartWithoutForbiddenLetters() {
        assertEquals(
                List.of(new TargetAction("kickoff-ahead-20260611T1850Z", "at(2026-06-11T18:50:00)", 30, true)),
                timetable(List.of(at(50, 0, 30))).actions());
    }

    @Test
    void raisesOnTheMinuteBeforeAndReleasesOnTheMinuteAfter() {
        assertEquals(
                List.of(ours(50, 30), ours(111, 4)),
                timetable(List.of(at(50, 40, 30), at(110, 20, 4))).actions());
    }

    @Test
    void ofARaiseAndAReleaseInTheSameMinuteTheReleaseComesAMinuteLater() {
        assertEquals(
                List.of(ours(50, 30), ours(51, 4)),
                timetable(List.of(at(50, 10, 30), at(50, 20, 4))).actions());
    }

    @Test
    void ofTwoRaisesInTheSameMinuteTheHigherWins() {
        assertEquals(
                List.of(ours(50, 40)),
                timetable(List.of(at(50, 10, 30), at(50, 20, 40))).actions());
    }

    @Test
    void aRaiseRightAfterAReleaseTakesItsPlace() {
        assertEquals(
                List.of(ours(50, 30), ours(61, 40)),
                timetable(List.of(at(50, 0, 30), at(60, 10, 10), at(60, 40, 40)))
                        .actions());
    }

    @Test
    void startsAtLeastThreeMinutesAheadUnlessItIsThereAlready() {
        ScheduledFloor soon = at(1, 0, 30);

        assertEquals(List.of(ours(3, 30)), timetable(List.of(soon)).actions());
        assertEquals(
                List.of(ours(1, 30)),
                TargetTimetable.of(List.of(soon), List.of(ours(1, 30)), TARGET, TargetScheduleLimits.AWS, SIX_PM)
                        .actions());
    }

    @Test
    void whatIsTooSoonToBeScheduledKeepsItsOrder() {
        assertEquals(
                List.of(ours(3, 30), ours(4, 4)),
                timetable(List.of(at(1, 0, 30), at(2, 0, 4))).actions());
    }

    @Test
    void clipsToMaxCapacityAndSaysSo() {
        TargetTimetable clipped = timetable(List.of(at(50, 0, 90), at(110, 0, 4)));

        assertEquals(List.of(ours(50, 60), ours(110, 4)), clipped.actions());
        assertEquals(
                List.of("scheduled floors of up to 90 are clipped to the target's MaxCapacity 60"), clipped.notes());
    }

    @Test
    void takesNoMoreThanTwoHundredWithThoseOfOthersTheNearestFirst() {
        List<ScheduledFloor> floors = IntStream.rangeClosed(1, 250)
                .mapToObj(i -> at(10 * i, 0, i % 2 == 0 ? 10 : 20))
                .toList();
        List<TargetAction> others = Stream.of("nightly", "weekly")
                .map(name -> new TargetAction(name, "cron(0 3 * * ? *)", 2, true))
                .toList();

        TargetTimetable full = TargetTimetable.of(floors, others, TARGET, TargetScheduleLimits.AWS, SIX_PM);

        assertEquals(198, full.actions().size());
        assertEquals(ours(10, 20), full.actions().get(0));
        assertEquals(
                List.of("52 floors are not scheduled yet, the farthest: a target takes 200 scheduled actions, 2 are not"
                        + " Kickoff's"),
                full.notes());
    }

    private static TargetTimetable timetable(List<ScheduledFloor> floors) {
        return TargetTimetable.of(floors, List.of(), TARGET, TargetScheduleLimits.AWS, SIX_PM);
    }

    private static ScheduledFloor at(int minutes, int seconds, int minimum) {
        return new ScheduledFloor(SIX_PM.plus(Duration.ofMinutes(minutes)).plusSeconds(seconds), minimum);
    }

    private static TargetAction ours(int minutes, int minimum) {
        return TargetAction.ours(SIX_PM.plus(Duration.ofMinutes(minutes)), minimum);
    }
}
