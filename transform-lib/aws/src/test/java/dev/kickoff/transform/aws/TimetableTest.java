package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.transform.ScheduledFloor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What AWS asks of the scheduled actions of a group, and an emulator does not check. */
class TimetableTest {
    private static final Instant NOW = Instant.parse("2026-06-11T18:00:20Z");
    private static final Instant SEVEN = Instant.parse("2026-06-11T19:00:00Z");
    private static final int MAX_SIZE = 60;

    private final List<ScheduledAction> found = new ArrayList<>();

    private Timetable timetable(ScheduledFloor... floors) {
        return Timetable.of(List.of(floors), found, MAX_SIZE, ScheduleLimits.AWS, NOW);
    }

    private static ScheduledFloor floor(Instant at, int minimum) {
        return new ScheduledFloor(at, minimum);
    }

    private static ScheduledAction foreign(Instant start) {
        return new ScheduledAction("nightly", start, 2, false);
    }

    @Test
    void namesAnActionAfterItsStartSoThatARepeatedPutChangesTheSameOne() {
        assertEquals(
                List.of(new ScheduledAction("kickoff-ahead-20260611T190000Z", SEVEN, 30, true)),
                timetable(floor(SEVEN, 30)).actions());
    }

    /** A start in the past is an error, and a call takes its time: three minutes at least. */
    @Test
    void aFloorThatIsDueTooSoonIsScheduledForTheFirstMinuteThatAwsTakes() {
        Timetable timetable = timetable(floor(NOW.plusSeconds(100), 30), floor(SEVEN, 4));

        Instant first = Instant.parse("2026-06-11T18:04:00Z");
        assertEquals(List.of(ScheduledAction.ours(first, 30), ScheduledAction.ours(SEVEN, 4)), timetable.actions());
        assertEquals(
                List.of("the floor of 30 at 2026-06-11T18:02:00Z is scheduled for 2026-06-11T18:04:00Z, the next start"
                        + " that AWS takes"),
                timetable.notes());
    }

    @Test
    void whatWasScheduledInTimeStaysWhenItIsAboutToCome() {
        ScheduledAction dueSoon = ScheduledAction.ours(NOW.plusSeconds(100), 30);
        found.add(dueSoon);

        assertEquals(
                List.of(dueSoon), timetable(floor(NOW.plusSeconds(100), 30)).actions());
    }

    @Test
    void aFloorThatIsOverByTheFirstStartThatAwsTakesIsLeftOut() {
        Timetable timetable = timetable(floor(NOW.plusSeconds(60), 30), floor(NOW.plusSeconds(120), 4));

        assertEquals(List.of(ScheduledAction.ours(Instant.parse("2026-06-11T18:04:00Z"), 4)), timetable.actions());
        assertTrue(timetable.notes().get(0).startsWith("the floor of 30"), timetable.notes()::toString);
    }

    /** The start of each scheduled action must be unique within its group. */
    @Test
    void movesAFloorWhoseStartSomebodyElsesActionHas() {
        found.add(foreign(SEVEN));
        found.add(new ScheduledAction("hourly", SEVEN.plusSeconds(60), 2, false));

        Timetable timetable = timetable(floor(SEVEN, 30));

        assertEquals(List.of(ScheduledAction.ours(SEVEN.plusSeconds(120), 30)), timetable.actions());
        assertEquals(
                List.of("the floor of 30 at 2026-06-11T19:00:00Z is scheduled for 2026-06-11T19:02:00Z, because another"
                        + " scheduled action has its start"),
                timetable.notes());
    }

    @Test
    void leavesAFloorOutThatWouldBeMovedIntoTheNext() {
        found.add(foreign(SEVEN));

        Timetable timetable = timetable(floor(SEVEN, 30), floor(SEVEN.plusSeconds(60), 4));

        assertEquals(List.of(ScheduledAction.ours(SEVEN.plusSeconds(60), 4)), timetable.actions());
        assertEquals(1, timetable.notes().size());
    }

    @Test
    void doesNotGiveWayToItsOwnActions() {
        found.add(ScheduledAction.ours(SEVEN, 12));

        assertEquals(
                List.of(ScheduledAction.ours(SEVEN, 30)),
                timetable(floor(SEVEN, 30)).actions());
    }

    /** At most 125 scheduled actions per group, whosever they are. */
    @Test
    void schedulesTheNearestThatThereIsRoomForBesideWhatOthersHave() {
        IntStream.range(0, 5)
                .forEach(i -> found.add(new ScheduledAction("other-" + i, SEVEN.minusSeconds(i + 1), 2, false)));
        ScheduledFloor[] floors = IntStream.range(0, 130)
                .mapToObj(i -> floor(SEVEN.plus(Duration.ofMinutes(5L * i)), 10 + i % 2))
                .toArray(ScheduledFloor[]::new);

        Timetable timetable = timetable(floors);

        assertEquals(120, timetable.actions().size());
        assertEquals(SEVEN, timetable.actions().get(0).start());
        assertEquals(
                List.of("10 floors from 2026-06-12T05:00:00Z on are not scheduled yet: a group takes 125 scheduled"
                        + " actions, 5 are not Kickoff's"),
                timetable.notes());
    }

    @Test
    void schedulesNothingWhereOthersLeaveNoRoom() {
        IntStream.range(0, 130)
                .forEach(i -> found.add(new ScheduledAction("other-" + i, SEVEN.minusSeconds(i + 1), 2, false)));

        assertEquals(List.of(), timetable(floor(SEVEN, 30)).actions());
    }

    /** A MinSize above MaxSize is an error. */
    @Test
    void clipsWhatIsAboveMaxSize() {
        Timetable timetable = timetable(floor(SEVEN, 70), floor(SEVEN.plusSeconds(3600), 4));

        assertEquals(
                List.of(ScheduledAction.ours(SEVEN, 60), ScheduledAction.ours(SEVEN.plusSeconds(3600), 4)),
                timetable.actions());
        assertEquals(List.of("scheduled floors of up to 70 are clipped to the group's MaxSize 60"), timetable.notes());
    }

    @Test
    void takesLimitsOtherThanThoseOfAws() {
        ScheduleLimits two = new ScheduleLimits(2, 1, 1, Duration.ofMinutes(70), Duration.ofSeconds(30));
        found.add(foreign(Instant.parse("2026-06-11T19:11:00Z")));

        Timetable timetable =
                Timetable.of(List.of(floor(SEVEN, 30), floor(SEVEN.plusSeconds(3600), 4)), found, MAX_SIZE, two, NOW);

        assertEquals(List.of(ScheduledAction.ours(Instant.parse("2026-06-11T19:11:30Z"), 30)), timetable.actions());
    }
}
