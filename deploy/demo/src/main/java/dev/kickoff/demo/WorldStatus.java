package dev.kickoff.demo;

import dev.kickoff.demo.services.ServiceStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the world last saw and did; rewritten twice a second of real time.
 *
 * @param simulatedAt where simulated time stood
 * @param speed simulated seconds per real second
 * @param atEnd whether the recorded traffic is over
 * @param hubAnswers whether the last samples could be sent
 * @param samplesSentUntil end of the last minute that the forecaster has taken, null while that is not known
 * @param requestsPerMinute traffic of the running minute
 */
record WorldStatus(
        Instant simulatedAt,
        int speed,
        boolean atEnd,
        boolean hubAnswers,
        @Nullable Instant samplesSentUntil,
        double requestsPerMinute,
        List<ServiceStatus> services) {}
