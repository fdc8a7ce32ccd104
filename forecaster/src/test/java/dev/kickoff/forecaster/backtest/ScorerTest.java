package dev.kickoff.forecaster.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kickoff.forecaster.files.OriginsCsv.Origin;
import dev.kickoff.forecaster.model.QuantileForecast;
import dev.kickoff.forecaster.model.TrafficHistory;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScorerTest {
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Origin WINDOW = new Origin(START, START, START.plusSeconds(4 * 900));

    @ParameterizedTest
    @ValueSource(strings = {"minutes", "live", "hours", "days"})
    void agreesWithTheIndependentScorer(String name) throws IOException {
        Examples example = new Examples(name);
        Scorer scorer = new Scorer(example.traffic(), example.events(), PeakRule.AUTO);
        for (Origin window : example.windows()) {
            scorer.add(window, example.forecast(window));
        }

        Score score = scorer.score();

        Map<String, Double> expected = example.expectedScores();
        Map<String, Double> found = Map.ofEntries(
                Map.entry("windows", (double) score.windows()),
                Map.entry("points", (double) score.points()),
                Map.entry("wql", score.wql()),
                Map.entry("wape", score.wape()),
                Map.entry("bias", score.bias()),
                Map.entry("cov90", score.coverage90()),
                Map.entry("cov99", score.coverage99()),
                Map.entry("p99_over_actual", score.p99OverActual()),
                Map.entry("peaks", (double) score.peaks()),
                Map.entry("peak_factor", score.peakFactor()),
                Map.entry("peak_in_1_5", score.peaksWithin1_5()),
                Map.entry("peak_p99_cov", score.peakP99Coverage()),
                Map.entry("peak_time_min", score.peakTimeErrorMinutes()));
        assertEquals(expected.keySet(), found.keySet());
        expected.forEach((column, value) -> assertEquals(value, found.get(column), 1e-9 * Math.max(1, value), column));
    }

    @Test
    void aPerfectForecastLosesNothing() {
        double[] values = {3, 0, 7, 5};

        Score score = score(values, values);

        assertEquals(0, score.wql());
        assertEquals(0, score.wape());
        assertEquals(1, score.bias());
        assertEquals(1, score.coverage90());
        assertEquals(1, score.peakFactor());
        assertEquals(0, score.peakTimeErrorMinutes());
    }

    @Test
    void stepsWithoutASampleAreNotScored() {
        Score score = score(new double[] {3, Double.NaN, 7, Double.NaN}, new double[] {3, 100, 7, 0});

        assertEquals(2, score.points());
        assertEquals(0, score.wql());
    }

    @Test
    void aPeakBetweenTooFewSamplesIsNotCompared() {
        TrafficHistory traffic = new TrafficHistory(START, 900, new double[] {1, 2, 3, 4});
        Scorer scorer = new Scorer(traffic, List.of(), PeakRule.WINDOWS);
        scorer.add(WINDOW, forecast(START, 1, 2, 3, 4));

        assertEquals(List.of(), scorer.peaks());
        assertTrue(Double.isNaN(scorer.score().peakFactor()));
    }

    @Test
    void refusesAForecastThatIsNotOnTheGridOfTheTraffic() {
        TrafficHistory traffic = new TrafficHistory(START, 900, new double[] {1, 2, 3, 4});
        Scorer scorer = new Scorer(traffic, List.of(), PeakRule.WINDOWS);

        assertThrows(
                IllegalArgumentException.class, () -> scorer.add(WINDOW, forecast(START.plusSeconds(60), 1, 2, 3, 4)));
    }

    /** Over hours, where two steps are enough for a peak. */
    private static Score score(double[] came, double[] p50) {
        Scorer scorer = new Scorer(new TrafficHistory(START, 3600, came), List.of(), PeakRule.AUTO);
        scorer.add(new Origin(START, START, START.plusSeconds(3600L * came.length)), hourly(p50));
        return scorer.score();
    }

    private static QuantileForecast hourly(double... p50) {
        return new QuantileForecast(START, 3600, p50, p50, p50, p50, List.of(), Map.of());
    }

    private static QuantileForecast forecast(Instant from, double... p50) {
        return new QuantileForecast(from, 900, p50, p50, p50, p50, List.of(), Map.of());
    }
}
