package dev.kickoff.hub.planning;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SeriesTest {
    private static final Instant FROM = Instant.parse("1998-06-10T12:00:00Z");

    @Property(tries = 300)
    void thePeakOfABlockIsTheGreatestOfAllStepsThatTouchItOrItsLeadTime(
            @ForAll("demands") double[] values,
            @ForAll @IntRange(min = 1, max = 1_000) int step,
            @ForAll @IntRange(max = 4_000) int lead,
            @ForAll @IntRange(min = -2_000, max = 2_000) int late) {
        Series series = new Series(FROM.getEpochSecond(), step, values);
        Blocks blocks = Blocks.from(FROM.plusSeconds(late), Duration.ofMinutes(10));
        int count = 20;

        int[] peaks = series.peaks(blocks, count, lead);

        for (int b = 0; b < count; b++) {
            double greatest = -1;
            for (int i = 0; i < values.length; i++) {
                boolean touches =
                        series.startOf(i) < blocks.endSecond(b) + lead && series.startOf(i + 1) > blocks.startSecond(b);
                greatest = touches ? Math.max(greatest, values[i]) : greatest;
            }
            assertEquals(greatest, peaks[b] < 0 ? -1 : values[peaks[b]]);
        }
    }

    @Provide
    Arbitrary<double[]> demands() {
        return Arbitraries.doubles()
                .between(0, 100)
                .array(double[].class)
                .ofMinSize(1)
                .ofMaxSize(200);
    }

    @Example
    void onFinerStepsEveryValueIsRepeated() {
        Series fine = new Series(0, 60, new double[] {1, 5}).on(0, 30, 4);

        assertArrayEquals(new double[] {1, 1, 5, 5}, fine.values());
    }

    @Example
    void onOtherBordersTheGreaterOfTheStepsItTouchesCounts() {
        Series moved = new Series(0, 60, new double[] {1, 5, 2}).on(-30, 60, 5);

        assertArrayEquals(new double[] {1, 5, 5, 2, 2}, moved.values());
    }
}
