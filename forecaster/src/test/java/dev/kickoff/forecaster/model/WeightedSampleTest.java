package dev.kickoff.forecaster.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WeightedSampleTest {
    @Test
    void theMedianOfEqualWeightsIsTheMiddle() {
        assertEquals(3, of(new double[] {5, 1, 3}, 1, 1, 1).median(), 1e-12);
        assertEquals(2.5, of(new double[] {4, 1, 2, 3}, 1, 1, 1, 1).median(), 1e-12);
    }

    @Test
    void aHeavyValuePullsTheMedianToItself() {
        assertEquals(10, of(new double[] {1, 2, 10}, 1, 1, 100).median(), 0.2);
    }

    @Test
    void whatWeighsNothingAndWhatIsMissingIsLeftOut() {
        WeightedSample sample = of(new double[] {1, 7, Double.NaN}, 1, 0, 5);

        assertEquals(1, sample.size());
        assertEquals(1, sample.median(), 1e-12);
    }

    @Test
    void anEmptySampleHasNoQuantiles() {
        assertTrue(Double.isNaN(new WeightedSample(0).median()));
    }

    @Test
    void theQuantilesOfManyNormalNumbersAreThoseOfTheNormalDistribution() {
        Random random = new Random(7);
        WeightedSample sample = new WeightedSample(1);
        for (int i = 0; i < 100_000; i++) {
            sample.add(random.nextGaussian(), 0.5 + random.nextDouble());
        }

        double[] quantiles = sample.quantiles(Quantiles.PROBABILITIES);

        double[] expected = {-1.2816, 0, 1.2816, 2.3263};
        for (int q = 0; q < expected.length; q++) {
            assertEquals(expected[q], quantiles[q], 0.03, "at " + Quantiles.PROBABILITIES[q]);
        }
    }

    private static WeightedSample of(double[] values, double... weights) {
        WeightedSample sample = new WeightedSample(values.length);
        for (int i = 0; i < values.length; i++) {
            sample.add(values[i], weights[i]);
        }
        return sample;
    }
}
