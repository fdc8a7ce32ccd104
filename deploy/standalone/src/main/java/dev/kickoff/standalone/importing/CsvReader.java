package dev.kickoff.standalone.importing;

import dev.kickoff.forecaster.files.InvalidCsvException;
import dev.kickoff.forecaster.files.TrafficCsv;
import dev.kickoff.forecaster.sources.MetricReader;
import dev.kickoff.forecaster.sources.Page;
import dev.kickoff.forecaster.sources.Window;
import dev.kickoff.schemas.Samples.Sample;
import java.io.IOException;
import java.io.Reader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Rows of a file, as windows. */
final class CsvReader implements MetricReader {
    private static final int STEPS_AT_ONCE = 100_000;

    private final NavigableMap<Instant, Double> values;

    private CsvReader(NavigableMap<Instant, Double> values) {
        this.values = values;
    }

    /** @throws InvalidCsvException naming line and column, also of a row that is not on the step */
    static CsvReader of(Reader csv, String source, int stepSeconds) throws IOException {
        NavigableMap<Instant, Double> values = new TreeMap<>();
        for (TrafficCsv.Sample row : TrafficCsv.samples(csv, source)) {
            if (!Window.floor(row.timestamp(), stepSeconds).equals(row.timestamp())) {
                throw TrafficCsv.refuseTimestamp(
                        row, source, "must be the start of a step of " + stepSeconds + " seconds (--step)");
            }
            values.put(row.timestamp(), row.value());
        }
        return new CsvReader(values);
    }

    @Override
    public int mostSteps() {
        return STEPS_AT_ONCE;
    }

    @Override
    public Instant earliest(Instant from, Instant now, int stepSeconds) {
        return from;
    }

    @Override
    public Page read(Window window) {
        List<Sample> samples = new ArrayList<>();
        values.subMap(window.from(), window.to()).forEach((at, value) -> samples.add(new Sample(at, value)));
        return new Page(samples, 0, null);
    }
}
