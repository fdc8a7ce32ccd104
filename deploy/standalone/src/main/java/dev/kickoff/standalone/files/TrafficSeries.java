package dev.kickoff.standalone.files;

import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.hub.replay.TimeSeries;
import java.time.Duration;
import java.util.stream.IntStream;

/** What the forecaster has as a history, as the replay wants it. */
public final class TrafficSeries {
    private TrafficSeries() {}

    /** @throws IllegalArgumentException if the step is longer than the replay can do with */
    public static TimeSeries of(TrafficHistory history) {
        return new TimeSeries(
                history.start(),
                Duration.ofSeconds(history.stepSeconds()),
                IntStream.range(0, history.size()).mapToObj(history::value).toList());
    }
}
