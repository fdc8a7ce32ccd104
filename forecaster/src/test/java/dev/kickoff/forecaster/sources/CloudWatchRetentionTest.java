package dev.kickoff.forecaster.sources;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudWatchRetentionTest {
    private static final Instant NOW = Instant.parse("2026-06-11T12:00:30Z");

    @ParameterizedTest
    @CsvSource({"60, 15", "120, 15", "300, 63", "900, 63", "3600, 455", "86400, 455"})
    void keepsLongerStepsForLonger(int stepSeconds, int days) {
        assertEquals(Duration.ofDays(days), CloudWatchRetention.of(stepSeconds));
        Instant earliest = CloudWatchRetention.earliest(Instant.EPOCH, NOW, stepSeconds);
        assertEquals(0, earliest.getEpochSecond() % stepSeconds);
        Duration age = Duration.between(earliest, NOW);
        assertEquals(true, age.compareTo(Duration.ofDays(days)) < 0, "it can still be had in a moment");
        assertEquals(true, age.compareTo(Duration.ofDays(days).minusHours(1).minusSeconds(stepSeconds)) >= 0);
    }

    @Test
    void leavesWhatIsYoungEnoughAsItIs() {
        Instant from = Instant.parse("2026-06-01T00:00:00Z");
        assertEquals(from, CloudWatchRetention.earliest(from, NOW, 60));
    }
}
