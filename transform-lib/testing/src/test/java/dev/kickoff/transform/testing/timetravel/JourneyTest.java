package dev.kickoff.transform.testing.timetravel;

import dev.kickoff.schemas.Transform;
import dev.kickoff.transform.Kickoff;
import dev.kickoff.transform.KickoffBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** A service and a Thursday with a match at half past eight, for the tests of one concern each. */
abstract class JourneyTest {
    static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    static final Instant MIDNIGHT = paris("2026-06-11T00:00");
    static final Instant KICK_OFF = paris("2026-06-11T20:30");
    static final Instant FINAL_WHISTLE = paris("2026-06-11T22:30");
    static final Instant NEXT_MIDNIGHT = paris("2026-06-12T00:00");
    static final Duration LEAD_TIME = Duration.ofMinutes(15);

    static Instant paris(String localTime) {
        return LocalDateTime.parse(localTime).atZone(PARIS).toInstant();
    }

    /** As a team has configured it, but for hub and key. */
    static KickoffBuilder videoEdge() {
        return Kickoff.builder()
                .service("video-edge")
                .region("eu-west-3")
                .team("playback")
                .signal("requests")
                .transform(Transform.linear(1_200))
                .leadTime(LEAD_TIME)
                .minCapacity(4)
                .maxCapacity(60);
    }

    static SimulatedPlan thursday() {
        return SimulatedPlan.of("video-edge", "eu-west-3", MIDNIGHT, NEXT_MIDNIGHT)
                .base(6)
                .leadTime(LEAD_TIME)
                .event("match", KICK_OFF, FINAL_WHISTLE, 24);
    }

    static TimeTravel travel() {
        return travel(thursday());
    }

    static TimeTravel travel(SimulatedPlan plan) {
        return TimeTravel.with(videoEdge()).plan(plan.build()).zone(PARIS);
    }
}
