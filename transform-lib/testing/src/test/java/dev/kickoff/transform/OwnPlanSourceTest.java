package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.PlanSource.Answer;
import dev.kickoff.transform.PlanSource.Changed;
import dev.kickoff.transform.PlanSource.Unavailable;
import dev.kickoff.transform.PlanSource.Unchanged;
import dev.kickoff.transform.testing.FakeHub;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A host that fetches plans its own way is believed no more than the network. */
class OwnPlanSourceTest extends LibraryTest {
    private final List<String> askedWith = new ArrayList<>();
    private Supplier<Answer> answer = Unchanged::new;
    private Kickoff kickoff;

    @BeforeEach
    void setUp() {
        kickoff = open(Library.acting(hub, target, clock).listener(told).planSource(known -> {
            askedWith.add(known);
            return answer.get();
        }));
    }

    @Test
    void itsPlanIsFollowedAndItsTagGivenBack() {
        answer = () -> new Changed(hub.sign(evening(1)), "first");
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
        answer = Unchanged::new;
        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 6, kickoff);

        assertEquals(Arrays.asList(null, "first"), askedWith);
        assertEquals(Report.PlanSource.HUB, kickoff.status().source());
        assertTrue(hub.requests().stream().noneMatch(request -> request.startsWith("GET")), "the hub is not polled");
        assertEquals(2, hub.reports().size(), "the hub is told all the same");
    }

    @Test
    void cannotSmuggleInAnUnsignedPlan() {
        try (FakeHub stranger = FakeHub.start()) {
            answer = () -> new Changed(stranger.sign(evening(1)), "1");
            assertFloorAt(SIX_PM.plus(HOUR), 4, kickoff);
        }
        assertEquals(
                LibraryError.Kind.PLAN_REFUSED, kickoff.status().lastError().kind());
        kickoff.runOnce();
        assertEquals(Arrays.asList(null, null), askedWith, "the tag of a refused plan is not given back");
    }

    @Test
    void cannotBringBackAnOlderPlan() {
        answer = () -> new Changed(hub.sign(evening(2)), null);
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);

        answer = () -> new Changed(hub.sign(evening(1)), null);
        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, kickoff);

        assertEquals(2L, kickoff.status().planVersion());
    }

    @Test
    void confirmsNothingBeforeThereIsAPlan() {
        kickoff.runOnce();

        assertFalse(kickoff.plan().isPresent());
        assertTrue(told.lines().contains("error PLAN_REFUSED"), told.lines()::toString);
    }

    @Test
    void doesNotConfirmThePlanOfTheBackup() {
        hub.publish(evening(1));
        Kickoff before = started();
        assertFloorAt(SIX_PM.plus(HOUR), 30, before);
        before.close();

        Kickoff after =
                open(Library.acting(hub, target, clock).backupDirectory(folder).planSource(known -> new Unchanged()));

        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, after);
        assertEquals(Report.PlanSource.BACKUP, after.status().source());
    }

    @Test
    void lowersNothingWhileItIsUnavailable() {
        answer = () -> new Changed(hub.sign(evening(1)), "1");
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);

        answer = () -> new Unavailable(LibraryError.Kind.HUB_UNREACHABLE, "the bucket does not answer", null);
        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, kickoff);

        assertEquals("the bucket does not answer", kickoff.status().lastError().message());
    }

    @Test
    void doesNoHarmWhateverItThrowsOrForgetsToSay() {
        answer = () -> new Changed(hub.sign(evening(1)), "1");
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);

        answer = () -> {
            throw new IllegalStateException("as the test asked");
        };
        assertFloorAt(SIX_PM.plus(HOUR).plus(HOUR), 30, kickoff);
        answer = () -> null;
        assertFloorAt(clock.instant(), 30, kickoff);
        answer = () -> new Changed(null, null);
        assertFloorAt(clock.instant(), 30, kickoff);

        answer = Unchanged::new;
        assertFloorAt(clock.instant(), 6, kickoff);
    }
}
