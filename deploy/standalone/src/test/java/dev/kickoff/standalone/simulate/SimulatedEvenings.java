package dev.kickoff.standalone.simulate;

import dev.kickoff.standalone.Csv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Simulated traffic in five-minute steps: a daily wave, and every evening from 19:00 on two hours of an event. */
final class SimulatedEvenings {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final int DAYS = 16;
    static final Duration STEP = Duration.ofMinutes(5);

    private SimulatedEvenings() {}

    /** @param afterwards factor on what comes from {@code changed} on */
    static Path traffic(Path file, Instant end, Instant changed, double afterwards) throws IOException {
        List<String> rows = new ArrayList<>(List.of("timestamp,value"));
        for (Instant at = START; at.isBefore(end); at = at.plus(STEP)) {
            rows.add(at + "," + Math.round(value(at) * (at.isBefore(changed) ? 1 : afterwards)));
        }
        return Files.write(file, rows);
    }

    static Path traffic(Path file) throws IOException {
        Instant end = START.plus(Duration.ofDays(DAYS));
        return traffic(file, end, end, 1);
    }

    static Path events(Path file, String... more) throws IOException {
        List<String> rows = new ArrayList<>(List.of("id,name,category,start,end,expected_audience,known_at"));
        for (int day = 0; day < DAYS; day++) {
            Instant start = START.plus(Duration.ofDays(day)).plus(Duration.ofHours(19));
            rows.add("evening-%02d,Evening & night %d,show,%s,%s,,2025-12-01T00:00:00Z"
                    .formatted(day, day, start, start.plus(Duration.ofHours(2))));
        }
        rows.addAll(List.of(more));
        return Files.write(file, rows);
    }

    /** One instance serves 100 in five minutes. */
    static Path service(Path file, Duration leadTime) throws IOException {
        return Csv.write(
                file,
                "service: web",
                "tier: BEST_EFFORT",
                "quantile: P90",
                "transform:",
                "  kind: LINEAR",
                "  points:",
                "    - { signal: 100, capacity: 1 }",
                "leadTime: " + leadTime,
                "minCapacity: 2",
                "maxCapacity: 40",
                "headroomPct: 10",
                "dwell: PT5M",
                "targetUtilisationPct: 80");
    }

    private static double value(Instant at) {
        long second = at.getEpochSecond();
        double hour = (second % 86_400) / 3_600.0;
        double wave = 600 + 300 * Math.sin((hour - 8) / 24 * 2 * Math.PI);
        double sinceStart = hour - 19;
        double event = sinceStart < 0 || sinceStart > 3 ? 0 : 1_500 * Math.sin(sinceStart / 3 * Math.PI);
        double noise = 1 + 0.03 * Math.sin(second * 0.7) * Math.cos(second * 0.013);
        return (wave + event) * noise;
    }
}
