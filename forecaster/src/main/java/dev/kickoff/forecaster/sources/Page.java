package dev.kickoff.forecaster.sources;

import dev.kickoff.schemas.Samples.Sample;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a source has for one window of steps.
 *
 * @param samples one per step that has a usable value, in order of time
 * @param unusable how many values were left out because they are negative, infinite or not a number
 * @param notice what people should know about the answer, null if there is nothing
 */
public record Page(
        List<Sample> samples, int unusable, @Nullable String notice) {
    public Page {
        samples = List.copyOf(samples);
    }

    /** Collects values and leaves out those that are no traffic. Of two of the same step the later one holds. */
    static final class Builder {
        private final SortedMap<Instant, Sample> samples = new TreeMap<>();
        private int unusable;

        void add(Instant start, double value) {
            if (Double.isFinite(value) && value >= 0) {
                samples.put(start, new Sample(start, value));
            } else {
                unusable++;
            }
        }

        Page build(@Nullable String notice) {
            return new Page(List.copyOf(samples.values()), unusable, notice);
        }
    }
}
