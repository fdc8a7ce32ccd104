package dev.kickoff.hub.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kickoff.hub.imports.reading.Documents;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A source that is fetched by itself.
 *
 * @param kind null finds it out from each document
 * @param interval between two fetches, 5 minutes to 31 days
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Subscription(
        String url,
        Documents.@Nullable Kind kind,
        Duration interval,
        @Nullable ImportOptions options) {
    static final Duration SHORTEST = Duration.ofMinutes(5);
    static final Duration LONGEST = Duration.ofDays(31);

    ImportOptions optionsOrNone() {
        return options == null ? ImportOptions.NONE : options;
    }
}
