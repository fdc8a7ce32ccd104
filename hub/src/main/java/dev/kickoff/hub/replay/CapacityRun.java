package dev.kickoff.hub.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Capacity over time, simulated.
 *
 * @param from start of the first step
 * @param asked units asked for and paid for, mean per step
 * @param ready units that serve, mean per step
 */
public record CapacityRun(Instant from, Duration step, List<Double> asked, List<Double> ready) {
    public CapacityRun {
        asked = List.copyOf(asked);
        ready = List.copyOf(ready);
    }
}
