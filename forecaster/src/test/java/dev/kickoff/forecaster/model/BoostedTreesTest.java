package dev.kickoff.forecaster.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
    private static final int ROWS = 3000;

    @Test
    void learnsAnInteractionFromNoisyRows() {
        double[][] rows = simulatedRows(1);
        double[] targets = targets(rows, BoostedTreesTest::curve, 0.3, 2);
        BoostedTrees trees = BoostedTrees.fit(rows, targets, ones(ROWS), BoostedTrees.Settings.MEAN);

        double[][] unseen = simulatedRows(3);
        double error = 0;
        double spread = 0;
        for (double[] row : unseen) {
            error += Math.abs(trees.predict(row) - curve(row));
            spread += Math.abs(curve(row));
        }
        assertTrue(error < 0.2 * spread, error + " of " + spread);
    }

    @Test
    void aQuantileLeavesItsShareBelowWhereverTheSpreadDiffers() {
        double[][] rows = simulatedRows(4);
        Random random = new Random(5);
        double[] targets = Arrays.stream(rows)
                .mapToDouble(row -> (row[0] > 0.5 ? 3 : 1) * random.nextGaussian())
                .toArray();
        BoostedTrees trees = BoostedTrees.fit(rows, targets, ones(ROWS), BoostedTrees.Settings.quantile(0.9, 100, 40));

        double[] calm = {0.2, 0.5, 0.5, 0.5};
        double[] rough = {0.8, 0.5, 0.5, 0.5};
        assertEquals(1.28, trees.predict(calm), 0.5);
        assertEquals(3.84, trees.predict(rough), 1);
        assertEquals(0.9, shareBelow(trees, rows, targets), 0.03);
    }

    @Test
    void theUnknownIsAValueOfItsOwn() {
        double[][] rows = simulatedRows(6);
        Random random = new Random(7);
        double[] targets = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            boolean unknown = random.nextBoolean();
            rows[i][1] = unknown ? Double.NaN : rows[i][1];
            targets[i] = unknown ? 5 : rows[i][1];
        }
        BoostedTrees trees = BoostedTrees.fit(rows, targets, ones(ROWS), BoostedTrees.Settings.MEAN);

        assertEquals(5, trees.predict(new double[] {0.5, Double.NaN, 0.5, 0.5}), 0.2);
        assertEquals(0.1, trees.predict(new double[] {0.5, 0.1, 0.5, 0.5}), 0.2);
    }

    @Test
    void heavyRowsCountMore() {
        double[][] rows = new double[200][1];
        double[] targets = new double[200];
        double[] weights = new double[200];
        for (int i = 0; i < 200; i++) {
            targets[i] = i % 2;
            weights[i] = i % 2 == 1 ? 3 : 1;
        }
        BoostedTrees trees = BoostedTrees.fit(rows, targets, weights, BoostedTrees.Settings.MEAN);

        assertEquals(0.75, trees.predict(rows[0]), 0.05);
    }

    @Test
    void tooFewRowsForTwoLeavesGiveTheMean() {
        double[][] rows = {{0}, {1}, {2}};
        BoostedTrees trees = BoostedTrees.fit(rows, new double[] {1, 2, 3}, ones(3), BoostedTrees.Settings.MEAN);

        assertEquals(trees.predict(rows[0]), trees.predict(rows[2]));
        assertEquals(2, trees.predict(rows[0]), 0.5);
    }

    @Test
    void sameRowsGiveTheSameTrees() {
        double[][] rows = simulatedRows(8);
        double[] targets = targets(rows, BoostedTreesTest::curve, 0.3, 9);
        BoostedTrees once = BoostedTrees.fit(rows, targets, ones(ROWS), BoostedTrees.Settings.MEAN);
        BoostedTrees again = BoostedTrees.fit(rows, targets, ones(ROWS), BoostedTrees.Settings.MEAN);

        assertArrayEquals(
                Arrays.stream(rows).mapToDouble(once::predict).toArray(),
                Arrays.stream(rows).mapToDouble(again::predict).toArray());
    }

    @Test
    void refusesRowsWithoutTheirTargets() {
        double[][] rows = simulatedRows(10);
        assertThrows(
                IllegalArgumentException.class,
                () -> BoostedTrees.fit(rows, new double[1], ones(ROWS), BoostedTrees.Settings.MEAN));
        assertThrows(
                IllegalArgumentException.class,
                () -> BoostedTrees.fit(new double[0][], new double[0], new double[0], BoostedTrees.Settings.MEAN));
    }

    /** The second feature matters only where the first is large; the others never do. */
    private static double curve(double[] row) {
        return row[0] > 0.5 ? 4 * row[1] : Math.sin(6 * row[0]);
    }

    private static double[][] simulatedRows(long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[ROWS][4];
        for (double[] row : rows) {
            Arrays.setAll(row, f -> random.nextDouble());
        }
        return rows;
    }

    private static double[] targets(double[][] rows, ToDoubleFunction<double[]> truth, double noise, long seed) {
        Random random = new Random(seed);
        return Arrays.stream(rows)
                .mapToDouble(row -> truth.applyAsDouble(row) + noise * random.nextGaussian())
                .toArray();
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double shareBelow(BoostedTrees trees, double[][] rows, double[] targets) {
        int below = 0;
        for (int i = 0; i < rows.length; i++) {
            below += targets[i] <= trees.predict(rows[i]) ? 1 : 0;
        }
        return below / (double) rows.length;
    }
}
