package dev.kickoff.forecaster.accuracy;

import java.time.Duration;

/** How long before an event's start it is asked what was forecast of it. */
enum Lead {
    WEEK(Duration.ofDays(7)),
    DAY(Duration.ofHours(24)),
    HOUR(Duration.ofHours(1));

    private final Duration time;

    Lead(Duration time) {
        this.time = time;
    }

    Duration time() {
        return time;
    }
}
