package dev.kickoff.hub.imports;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kickoff.hub.imports.reading.ReadOptions;
import org.jspecify.annotations.Nullable;

/**
 * How a document is imported; everything may be null.
 *
 * @param past what becomes of new events that are over; {@code ENDED} if null
 * @param missing what becomes of events that are not in the document any more; {@code CANCEL} if null
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ImportOptions(
        @Nullable ReadOptions reading,
        @Nullable Past past,
        @Nullable Missing missing) {
    public static final ImportOptions NONE = new ImportOptions(null, null, null);

    /** What becomes of new events that are over. */
    public enum Past {
        /** They are entered as ended, so that forecasts learn from them. */
        ENDED,
        /** They are left out. */
        SKIP
    }

    /** What becomes of coming events that an earlier import brought and this document lacks. */
    public enum Missing {
        /** They are cancelled. */
        CANCEL,
        /** They stay: the document is a part of the source only. */
        KEEP
    }

    ReadOptions readingOrNone() {
        return reading == null ? ReadOptions.NONE : reading;
    }

    boolean skipsPast() {
        return past == Past.SKIP;
    }

    boolean keepsMissing() {
        return missing == Missing.KEEP;
    }
}
