package dev.kickoff.hub.forecasts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observed traffic.
 *
 * @param from start of the first step
 * @param values mean over each step in the signal's unit; null where nothing was observed
 */
public record Observed(Instant from, int stepSeconds, List<@Nullable Double> values) {
    public Observed {
        // Not List.copyOf, which refuses the gaps.
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
