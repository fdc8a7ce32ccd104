package dev.kickoff.forecaster.sources;

import java.time.Instant;

/** Asks one source for one metric. Blocking; safe for many threads. Opens nothing before the first page. */
public interface MetricReader {
    /** How many steps a window may have. */
    int mostSteps();

    /**
     * The start of the first step that the source can still have.
     *
     * @param from on the grid, not after {@code now}
     */
    Instant earliest(Instant from, Instant now, int stepSeconds);

    /**
     * The samples of a window, all of them.
     *
     * @throws SourceException if there is no usable answer; nothing is known of the window then
     */
    Page read(Window window) throws SourceException;
}
