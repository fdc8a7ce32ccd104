package dev.kickoff.forecaster.sources;

import dev.kickoff.schemas.Samples.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /** Collects values and leaves out those that are no traffic. Not thread-safe. */
    static final class Builder {
        private final List<Sample> samples = new ArrayList<>();
        private int unusable;

        void add(Instant start, double value) {
            if (Double.isFinite(value) && value >= 0) {
                samples.add(new Sample(start, value));
            } else {
                unusable++;
            }
        }

        int values() {
            return samples.size() + unusable;
        }

        Page build(@Nullable String notice) {
            samples.sort((a, b) -> a.timestamp().compareTo(b.timestamp()));
            return new Page(samples, unusable, notice);
        }
    }
}
