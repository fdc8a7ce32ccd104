package dev.kickoff.transform;

import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.testing.FakeHub;
import dev.kickoff.transform.testing.ManualClock;

/** A library set up for tests; each test changes what it is about. */
public final class Library {
    public static final int TEAM_MINIMUM = 4;
    public static final int TEAM_MAXIMUM = 60;

    private Library() {}

    public static KickoffBuilder acting(FakeHub hub, Actuator actuator, ManualClock clock) {
        return dryRun(hub, actuator, clock).act();
    }

    public static KickoffBuilder dryRun(FakeHub hub, Actuator actuator, ManualClock clock) {
        return Kickoff.builder()
                .service(Plans.SERVICE)
                .region(Plans.REGION)
                .team("playback")
                .signal("requests")
                .transform(Transform.linear(100))
                .minCapacity(TEAM_MINIMUM)
                .maxCapacity(TEAM_MAXIMUM)
                .hub(hub.uri())
                .token("test-token")
                .trustKey(hub.keyId(), hub.publicKey())
                .actuator(actuator)
                .clock(clock);
    }
}
