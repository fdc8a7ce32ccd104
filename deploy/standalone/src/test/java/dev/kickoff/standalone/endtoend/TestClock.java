package dev.kickoff.standalone.endtoend;

import dev.kickoff.transform.testing.ManualClock;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Replaces the clock of both services by one that the test sets. */
@Alternative
@Singleton
class TestClock {
    @Produces
    @Alternative
    @Singleton
    ManualClock clock() {
        return new ManualClock(EventNight.MORNING);
    }
}
