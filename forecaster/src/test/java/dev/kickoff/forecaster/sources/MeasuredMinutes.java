package dev.kickoff.forecaster.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Ten hours of simulated traffic, a value a minute, ten of them missing. */
final class MeasuredMinutes {
    static final Instant START = Instant.parse("2026-06-11T00:00:00Z");
    static final int STEPS = 600;
    static final Instant END = start(STEPS);

    private MeasuredMinutes() {}

    static Instant start(int step) {
        return START.plusSeconds(60L * step);
    }

    static boolean isMissing(int step) {
        return step >= 130 && step < 140;
    }

    static double value(int step) {
        return 1000 + step % 97 + (step > 300 ? 2500 : 0);
    }

    static IntStream measured() {
        return IntStream.range(0, STEPS).filter(step -> !isMissing(step));
    }

    /** Each step that was measured is stored with its value, and no other. */
    static void assertAllStored(String signal) {
        List<@Nullable Float> stored = SourceApi.stored(signal, START, END);
        List<String> wrong = IntStream.range(0, STEPS)
                .filter(step -> !Objects.equals(stored.get(step), isMissing(step) ? null : (float) value(step)))
                .mapToObj(step -> "step " + step + " is " + stored.get(step))
                .toList();
        assertEquals(List.of(), wrong);
    }

    /** As a scrape would have it: read at the end of each minute, on two instances that share the traffic equally. */
    static List<String> openMetrics() {
        List<String> lines = new ArrayList<>();
        lines.add("# TYPE requests_per_minute gauge");
        for (String instance : List.of("a", "b")) {
            measured()
                    .forEach(step -> lines.add(String.format(
                            Locale.ROOT,
                            "requests_per_minute{instance=\"%s\"} %.1f %d",
                            instance,
                            value(step) / 2,
                            start(step + 1).getEpochSecond())));
        }
        lines.add("# TYPE odd gauge");
        String[] values = {"5", "NaN", "-3", "+Inf", "7"};
        for (int i = 0; i < values.length; i++) {
            lines.add("odd " + values[i] + " " + start(i + 1).getEpochSecond());
        }
        return lines;
    }
}
