package dev.kickoff.forecaster.sources;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a source is doing. */
enum SourceState {
    /** Its history is being fetched. */
    @JsonProperty("importing")
    IMPORTING,
    /** Everything up to the present has been fetched, and what is new is. */
    @JsonProperty("current")
    CURRENT,
    /** The last attempt failed; it is tried again at {@code nextAttemptAt} and carries on where it stopped. */
    @JsonProperty("failing")
    FAILING
}
