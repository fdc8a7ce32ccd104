package dev.kickoff.hub.console;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the chart's script draws. All times are seconds since 1970.
 *
 * @param zone IANA zone of the time axis
 * @param zoneName what people call it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChartData(
        long now,
        long from,
        long to,
        int stepSeconds,
        String zone,
        String zoneName,
        List<Shade> phases,
        List<Panel> panels) {
    /** A phase, to be shaded and named. */
    record Shade(String name, long start, long end) {}

    /**
     * One set of lines with a common unit.
     *
     * @param id stable while the page is open
     * @param live what live traffic shows of the event, a sentence; null while it shows nothing but the plan
     * @param problem why lines are missing, for people; null when none are
     */
    record Panel(
            String id,
            String title,
            String unit,
            List<Line> lines,
            List<String> notes,
            @Nullable String live,
            @Nullable String problem) {}

    /**
     * A line, either at a fixed step from a start or with a time for each value.
     *
     * @param role names its look
     * @param stepped whether a value holds until the next
     */
    record Line(
            String role,
            String label,
            boolean stepped,
            @Nullable Long from,
            @Nullable Integer step,
            @Nullable List<Long> x,
            List<@Nullable Double> y) {

        static Line atSteps(String role, String label, ChartWindow window, List<@Nullable Double> values) {
            return new Line(
                    role, label, false, window.from().getEpochSecond(), window.stepSeconds(), null, rounded(values));
        }

        static Line atTimes(String role, String label, List<Instant> times, List<@Nullable Double> values) {
            return new Line(
                    role,
                    label,
                    true,
                    null,
                    null,
                    times.stream().map(Instant::getEpochSecond).toList(),
                    rounded(values));
        }

        /** At the chart's steps, each value holding for its step: for units, which come one by one. */
        static Line ofUnits(String role, String label, ChartWindow window, List<@Nullable Double> values) {
            return new Line(
                    role, label, true, window.from().getEpochSecond(), window.stepSeconds(), null, rounded(values));
        }

        boolean empty() {
            return y.stream().allMatch(value -> value == null);
        }

        /** A tenth is finer than anyone can see, and keeps the answer small. */
        private static List<@Nullable Double> rounded(List<@Nullable Double> values) {
            List<@Nullable Double> rounded = new ArrayList<>(values.size());
            for (Double value : values) {
                rounded.add(value == null || value.isNaN() ? null : Math.round(value * 10) / 10.0);
            }
            return Collections.unmodifiableList(rounded);
        }
    }
}
