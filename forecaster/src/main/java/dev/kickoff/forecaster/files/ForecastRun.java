package dev.kickoff.forecaster.files;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.NoHistoryException;
import dev.kickoff.forecaster.model.TooLittleHistory;
import dev.kickoff.forecaster.model.TrafficHistory;
import dev.kickoff.schemas.Event;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Forecasts every window of {@code origins.csv} from {@code traffic.csv} and {@code events.csv}. Each window sees only
 * what was there and known before its origin.
 *
 * @param events all revisions
 * @param tags ranges that count as not observed, each for the origins from which on it is known
 * @param zone whose days and weeks the audience lives by
 */
public record ForecastRun(
        TrafficHistory traffic,
        List<Event> events,
        List<TaggedRange> tags,
        List<Origin> origins,
        ZoneId zone,
        ForecastModel model) {

    /** Without tags. */
    public ForecastRun(
            TrafficHistory traffic, List<Event> events, List<Origin> origins, ZoneId zone, ForecastModel model) {
        this(traffic, events, List.of(), origins, zone, model);
    }

    /** Told after each window. */
    @FunctionalInterface
    public interface Progress {
        void done(int windows, int total);
    }

    /**
     * @throws InvalidCsvException naming file, line and column of the first thing that is wrong in any of the files
     */
    public static ForecastRun read(Path traffic, Path events, Path origins, ZoneId zone, ForecastModel model)
            throws IOException {
        try (Reader trafficCsv = Files.newBufferedReader(traffic, StandardCharsets.UTF_8);
                Reader eventsCsv = Files.newBufferedReader(events, StandardCharsets.UTF_8);
                Reader originsCsv = Files.newBufferedReader(origins, StandardCharsets.UTF_8)) {
            return new ForecastRun(
                    TrafficCsv.history(trafficCsv, traffic.toString()),
                    EventsCsv.read(eventsCsv, events.toString(), zone),
                    OriginsCsv.read(originsCsv, origins.toString()),
                    zone,
                    model);
        }
    }

    /**
     * Writes {@code forecast.csv}, in the order of the origins. The file appears whole or not at all.
     *
     * @throws NoHistoryException if there is no traffic before an origin
     */
    public void writeTo(Path forecast, Progress progress) throws IOException {
        Path folder = forecast.toAbsolutePath().getParent();
        Path unfinished = Files.createTempFile(folder, forecast.getFileName().toString(), ".unfinished");
        try {
            try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8)) {
                write(out, progress);
            }
            Files.move(unfinished, forecast, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** As {@link #writeTo}, to anything that can be written to. */
    public void write(Appendable out, Progress progress) throws IOException {
        ForecastCsv.writeHeader(out);
        int done = 0;
        for (Origin origin : origins) {
            Instant from = onGrid(origin.from());
            if (from.isBefore(origin.to())) {
                ForecastTask task =
                        ForecastTask.of(untagged(origin.origin()), events, zone, origin.origin(), from, origin.to());
                ForecastCsv.write(out, origin.origin(), model.forecast(task));
            }
            progress.done(++done, origins.size());
        }
    }

    /** What the origins' histories are too short for, the first of them only, for people; empty if for nothing. */
    public Optional<String> tooLittleHistory() {
        return origins.stream()
                .flatMap(origin -> TooLittleHistory.missing(untagged(origin.origin())).stream()
                        .map(missing -> "origin " + origin.origin() + ": " + missing))
                .findFirst();
    }

    private TrafficHistory untagged(Instant origin) {
        TrafficHistory before = traffic.before(origin);
        return tags.isEmpty() ? before : before.without(TaggedRange.knownAt(tags, origin));
    }

    /** The first step that starts at or after the instant. */
    private Instant onGrid(Instant instant) {
        long step = traffic.stepSeconds();
        long offset = instant.getEpochSecond() - traffic.start().getEpochSecond();
        return traffic.start().plusSeconds(-Math.floorDiv(-offset, step) * step);
    }
}
