package dev.kickoff.hub.delivery.export;

import java.time.Duration;

/**
 * What AWS asks of scheduled actions, from its public documentation.
 *
 * @param most actions per target: 125 for an Auto Scaling group, 200 for a scalable target of Application Auto Scaling
 * @param perBatch of one {@code BatchPutScheduledUpdateGroupAction}
 * @param early how long before a rise its action starts: AWS may be two minutes late
 * @param notice a start must lie in the future, also after the time it takes to apply the export
 */
record ExportRules(int most, int perBatch, Duration early, Duration notice) {
    static final ExportRules GROUP = new ExportRules(125, 50, Duration.ofMinutes(3), Duration.ofMinutes(2));
    static final ExportRules SCALABLE_TARGET = new ExportRules(200, 1, Duration.ofMinutes(3), Duration.ofMinutes(2));
}
