package dev.kickoff.transform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.schemas.Report;
import dev.kickoff.transform.testing.FakeHub;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A host without a disk keeps the plan elsewhere; what comes back from there is checked like any other. */
class OwnPlanBackupTest extends LibraryTest {
    private final Shelf shelf = new Shelf();

    private static final class Shelf implements PlanBackup {
        private @Nullable String envelope;
        private boolean broken;

        @Override
        public void save(String given) throws IOException {
            check();
            envelope = given;
        }

        @Override
        public Optional<String> load() throws IOException {
            check();
            return Optional.ofNullable(envelope);
        }

        @Override
        public String setAside() {
            envelope = null;
            return "thrown away";
        }

        private void check() throws IOException {
            if (broken) {
                throw new IOException("the shelf is broken");
            }
        }
    }

    @Test
    void startsWithItsPlanWhenTheHubIsDown() {
        hub.publish(evening(1));
        withShelf().runOnce();
        hub.stop();

        Kickoff restarted = withShelf();
        assertFloorAt(SIX_PM.plus(HOUR), 30, restarted);

        assertEquals(Report.PlanSource.BACKUP, restarted.status().source());
    }

    @Test
    void cannotSmuggleInAnUnsignedPlan() {
        try (FakeHub stranger = FakeHub.start()) {
            shelf.envelope = stranger.sign(evening(1));
        }
        hub.stop();

        Kickoff kickoff = withShelf();
        assertFloorAt(SIX_PM.plus(HOUR), 4, kickoff);

        assertFalse(kickoff.plan().isPresent());
        assertEquals(Optional.empty(), Optional.ofNullable(shelf.envelope), "set aside");
    }

    @Test
    void cannotHoldUpTheHubsPlanByFailing() throws IOException {
        hub.publish(evening(1));
        shelf.broken = true;

        Kickoff kickoff = withShelf();
        assertFloorAt(SIX_PM.plus(HOUR), 30, kickoff);
        assertTrue(told.lines().contains("error BACKUP"), told.lines()::toString);

        shelf.broken = false;
        kickoff.runOnce();
        assertTrue(shelf.load().isPresent(), "saved when it works again");
    }

    private Kickoff withShelf() {
        return open(Library.acting(hub, target, clock).planBackup(shelf).listener(told));
    }
}
