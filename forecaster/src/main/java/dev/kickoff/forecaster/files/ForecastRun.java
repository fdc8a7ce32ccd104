package dev.kickoff.forecaster.files;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.model.ForecastModel;
import dev.kickoff.forecaster.model.ForecastTask;
import dev.kickoff.forecaster.model.NoHistoryException;
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

/**
 * Forecasts every window of {@code origins.csv} from {@code traffic.csv} and {@code events.csv}. Each window sees only
 * what was there and known before its origin.
 *
 * @param events all revisions
 * @param zone whose days and weeks the audience lives by
 */
public record ForecastRun(
        TrafficHistory traffic, List<Event> events, List<Origin> origins, ZoneId zone, ForecastModel model) {

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
                ForecastTask task = ForecastTask.of(traffic, events, zone, origin.origin(), from, origin.to());
                ForecastCsv.write(out, origin.origin(), model.forecast(task));
            }
            progress.done(++done, origins.size());
        }
    }

    /** The first step that starts at or after the instant. */
    private Instant onGrid(Instant instant) {
        long step = traffic.stepSeconds();
        long offset = instant.getEpochSecond() - traffic.start().getEpochSecond();
        return traffic.start().plusSeconds(-Math.floorDiv(-offset, step) * step);
    }
}
