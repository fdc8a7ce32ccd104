package dev.kickoff.hub.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests per minute to the 1998 World Cup's site on 10 June, the day of the first two matches, and the day after. */
record OpeningDay(Map<Instant, Double> perMinute) {
    private static final Path FILE = Path.of(
            System.getProperty("kickoff.root", ".."), "deploy", "demo", "data", "wc98_requests_per_minute_train.csv");
    private static final int SMOOTHING_MINUTES = 15;

    static OpeningDay read() {
        try (Stream<String> lines = Files.lines(FILE)) {
            return new OpeningDay(lines.filter(line -> line.startsWith("1998-06-1"))
                    .map(line -> line.split(","))
                    .collect(
                            Collectors.toMap(cells -> Instant.parse(cells[0]), cells -> Double.parseDouble(cells[1]))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    double mean(Instant from, int seconds) {
        double sum = 0;
        int minutes = Math.max(1, seconds / 60);
        for (int minute = 0; minute < minutes; minute++) {
            sum += perMinute.getOrDefault(from.plusSeconds(60L * minute), 0.0);
        }
        return sum / minutes;
    }

    double smoothed(Instant at) {
        Instant from = at.minus(Duration.ofMinutes(SMOOTHING_MINUTES));
        return mean(from, 2 * 60 * SMOOTHING_MINUTES);
    }
}
