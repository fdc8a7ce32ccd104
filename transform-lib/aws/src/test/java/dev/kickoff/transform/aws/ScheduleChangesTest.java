package dev.kickoff.transform.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleChangesTest {
    private static final Instant SEVEN = Instant.parse("2026-06-11T19:00:00Z");
    private static final Instant EIGHT = Instant.parse("2026-06-11T20:00:00Z");
    private static final ScheduledAction RAISE = ScheduledAction.ours(SEVEN, 30);
    private static final ScheduledAction RELEASE = ScheduledAction.ours(EIGHT, 4);
    private static final ScheduledAction FOREIGN = new ScheduledAction("nightly", SEVEN.plusSeconds(1), 2, false);

    private static ScheduleChanges changes(List<ScheduledAction> found, ScheduledAction... wanted) {
        return ScheduleChanges.between(found, List.of(wanted), ScheduleLimits.AWS);
    }

    @Test
    void nothingIsDoneWhenAllIsThere() {
        assertTrue(changes(List.of(RAISE, FOREIGN, RELEASE), RAISE, RELEASE).none());
    }

    @Test
    void putsWhatIsMissingAndDeletesWhatIsOverAfterwards() {
        assertEquals(
                new ScheduleChanges(List.of(), List.of(RELEASE), List.of(RAISE.name())),
                changes(List.of(RAISE, FOREIGN), RELEASE));
    }

    @Test
    void anEmptyListDeletesAllOfOursAndNothingElse() {
        assertEquals(
                new ScheduleChanges(List.of(), List.of(), List.of(RAISE.name(), RELEASE.name())),
                changes(List.of(FOREIGN, RAISE, RELEASE)));
    }

    @Test
    void aPersonsActionThatMerelyLooksLikeOursIsNotOurs() {
        ScheduledAction similar = new ScheduledAction("kickoff-ahead-cup-final", SEVEN, 30, true);

        assertTrue(changes(List.of(similar)).none());
    }

    @Test
    void putsAgainWhatSomebodyChanged() {
        ScheduledAction changed = new ScheduledAction(RAISE.name(), SEVEN, 12, true);

        assertEquals(new ScheduleChanges(List.of(), List.of(RAISE), List.of()), changes(List.of(changed), RAISE));
    }

    /** A put leaves unchanged what it does not name. */
    @Test
    void deletesFirstWhatSomebodyGaveFieldsThatAPutCannotTakeAway() {
        ScheduledAction recurring = new ScheduledAction(RAISE.name(), SEVEN, 30, false);

        assertEquals(
                new ScheduleChanges(List.of(RAISE.name()), List.of(RAISE), List.of()),
                changes(List.of(recurring), RAISE));
    }

    /** Starts are unique within a group, so one that is in the way has to go first. */
    @Test
    void deletesFirstWhatSomebodyMovedToAStartThatIsWanted() {
        ScheduledAction moved = new ScheduledAction(RELEASE.name(), SEVEN, 4, true);

        assertEquals(
                new ScheduleChanges(List.of(RELEASE.name()), List.of(RAISE), List.of()),
                changes(List.of(moved), RAISE));
    }

    /** At most 125 scheduled actions per group: in a full one there is no room for the new beside the old. */
    @Test
    void deletesFirstWhereTheGroupIsFull() {
        List<ScheduledAction> full = new ArrayList<>();
        for (int i = 0; i < 125; i++) {
            full.add(ScheduledAction.ours(SEVEN.plus(Duration.ofMinutes(i)), 5));
        }
        ScheduledAction[] later = full.stream()
                .map(action -> ScheduledAction.ours(action.start().plusSeconds(30), 5))
                .toArray(ScheduledAction[]::new);

        ScheduleChanges changes = changes(full, later);

        assertEquals(125, changes.inTheWay().size());
        assertEquals(125, changes.put().size());
        assertEquals(List.of(), changes.over());
    }
}
