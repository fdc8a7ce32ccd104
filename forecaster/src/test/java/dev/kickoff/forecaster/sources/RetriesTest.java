package dev.kickoff.forecaster.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final Window WINDOW = new Window(Instant.EPOCH, Instant.EPOCH.plusSeconds(60), 60);
    private static final Page PAGE = new Page(List.of(), 0, null);

    private final List<Long> pauses = new ArrayList<>();
    private final Deque<SourceException> failures = new ArrayDeque<>();
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(500), () -> 0.5);
    private final Retries retries = new Retries(4, backoff, pause -> pauses.add(pause.toMillis()));
    private final MetricReader reader = new MetricReader() {
        @Override
        public int mostSteps() {
            return 1;
        }

        @Override
        public Instant earliest(Instant from, Instant now, int stepSeconds) {
            return from;
        }

        @Override
        public Page read(Window window) throws SourceException {
            SourceException failure = failures.poll();
            if (failure != null) {
                throw failure;
            }
            return PAGE;
        }
    };

    @Test
    void waitsTwiceAsLongEachTime() throws Exception {
        for (int i = 0; i < 3; i++) {
            failures.add(SourceException.passing("away", null));
        }
        assertSame(PAGE, retries.read(reader, WINDOW));
        assertEquals(List.of(75L, 150L, 300L), pauses);
    }

    @Test
    void givesUpWhenTheTriesAreUsedUp() {
        for (int i = 0; i < 4; i++) {
            failures.add(SourceException.passing("away " + i, null));
        }
        SourceException last = assertThrows(SourceException.class, () -> retries.read(reader, WINDOW));
        assertEquals("away 3", last.getMessage());
        assertEquals(3, pauses.size());
    }

    @Test
    void doesNotTryAgainWhatWillNotPass() {
        failures.add(SourceException.lasting("wrong", null));
        assertThrows(SourceException.class, () -> retries.read(reader, WINDOW));
        assertEquals(List.of(), pauses);
    }

    @Test
    void waitsAsLongAsTheSourceAsks() throws Exception {
        failures.add(SourceException.throttled("slow down", Duration.ofMillis(400)));
        retries.read(reader, WINDOW);
        assertEquals(List.of(400L), pauses);
    }

    @Test
    void leavesASourceAloneThatAsksForLonger() {
        failures.add(SourceException.throttled("slow down", Duration.ofSeconds(60)));
        SourceException failure = assertThrows(SourceException.class, () -> retries.read(reader, WINDOW));
        assertEquals(Duration.ofSeconds(60), failure.retryAfter());
        assertEquals(List.of(), pauses);
    }

    @Property
    void aPauseIsBetweenHalfAndAllOfTheDoubledOneAndNeverAboveTheLongest(
            @ForAll @IntRange(min = 1, max = 1000) int failed, @ForAll @DoubleRange(max = 0.99) double random) {
        Duration pause = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10), () -> random).after(failed);
        double whole = Math.min(10_000, 100 * Math.pow(2, failed - 1));
        assertTrue(pause.toMillis() >= whole / 2 - 1 && pause.toMillis() <= whole, pause.toString());
    }
}
