package dev.kickoff.forecaster.model;

import static dev.kickoff.forecaster.model.BoostedTrees.BINS;
import static dev.kickoff.forecaster.model.BoostedTrees.DEPTH;
import static dev.kickoff.forecaster.model.BoostedTrees.LEAVES;
import static dev.kickoff.forecaster.model.BoostedTrees.NODES;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Grows the trees of one {@link BoostedTrees}, each to the gradients that the ones before it left. Every tree sees half
 * the rows and about half the features, drawn from a fixed seed. Not thread-safe.
 */
final class TreeGrowth {
    private static final double ROW_SHARE = 0.5;
    private static final double FEATURE_SHARE = 0.5;
    /** Weight of the pull of a leaf's value towards zero. */
    private static final double RIDGE = 3;

    /** Takes one tree: feature and cut of each node, breadth first, and the values of the leaves. */
    interface Trees {
        void add(int[] feature, int[] cut, double[] leaf);
    }

    private final byte[][] binned;
    private final double[] targets;
    private final double[] weights;
    private final BoostedTrees.Settings settings;
    private final double[] fitted;
    private final double[] gradient;
    private final int[] node;
    private final boolean[] drawn;
    private final SplittableRandom random = new SplittableRandom(1);
    private final double[] sums = new double[(LEAVES / 2) * BINS];
    private final double[] masses = new double[sums.length];
    private final int[] counts = new int[sums.length];

    TreeGrowth(byte[][] binned, double[] targets, double[] weights, BoostedTrees.Settings settings, double start) {
        this.binned = binned;
        this.targets = targets;
        this.weights = weights;
        this.settings = settings;
        fitted = new double[targets.length];
        Arrays.fill(fitted, start);
        gradient = new double[targets.length];
        node = new int[targets.length];
        drawn = new boolean[targets.length];
    }

    void grow(Trees trees) {
        for (int t = 0; t < settings.trees(); t++) {
            for (int i = 0; i < targets.length; i++) {
                double rest = targets[i] - fitted[i];
                double slope = settings.forMean() ? rest : rest > 0 ? settings.quantile() : settings.quantile() - 1;
                gradient[i] = weights[i] * slope;
                drawn[i] = random.nextDouble() < ROW_SHARE;
                node[i] = 0;
            }
            int[] feature = new int[NODES];
            int[] cut = new int[NODES];
            Arrays.fill(cut, BINS);
            for (int level = 0, first = 0; level < DEPTH; level++, first = 2 * first + 1) {
                split(first, 1 << level, feature, cut);
                for (int i = 0; i < targets.length; i++) {
                    int at = node[i];
                    node[i] = 2 * at + (binned[feature[at]][i] <= cut[at] ? 1 : 2);
                }
            }
            double[] leaf = leafValues();
            for (int i = 0; i < targets.length; i++) {
                fitted[i] += settings.shrinkage() * leaf[node[i] - NODES];
            }
            trees.add(feature, cut, leaf);
        }
    }

    private void split(int first, int width, int[] feature, int[] cut) {
        double[] best = new double[width];
        for (int f = 0; f < binned.length; f++) {
            if (random.nextDouble() >= FEATURE_SHARE) {
                continue;
            }
            Arrays.fill(sums, 0, width * BINS, 0);
            Arrays.fill(masses, 0, width * BINS, 0);
            Arrays.fill(counts, 0, width * BINS, 0);
            for (int i = 0; i < targets.length; i++) {
                if (drawn[i]) {
                    int at = (node[i] - first) * BINS + binned[f][i];
                    sums[at] += gradient[i];
                    masses[at] += weights[i];
                    counts[at]++;
                }
            }
            for (int w = 0; w < width; w++) {
                cut(f, w, best, first, feature, cut);
            }
        }
    }

    private void cut(int f, int w, double[] best, int first, int[] feature, int[] cut) {
        double sum = 0;
        double mass = 0;
        int count = 0;
        for (int b = w * BINS; b < (w + 1) * BINS; b++) {
            sum += sums[b];
            mass += masses[b];
            count += counts[b];
        }
        double whole = sum * sum / (mass + RIDGE);
        double leftSum = 0;
        double leftMass = 0;
        int leftCount = 0;
        for (int b = 0; b < BINS - 1; b++) {
            leftSum += sums[w * BINS + b];
            leftMass += masses[w * BINS + b];
            leftCount += counts[w * BINS + b];
            if (leftCount < settings.leafRows() || count - leftCount < settings.leafRows()) {
                continue;
            }
            double rightSum = sum - leftSum;
            double gain =
                    leftSum * leftSum / (leftMass + RIDGE) + rightSum * rightSum / (mass - leftMass + RIDGE) - whole;
            if (gain > best[w]) {
                best[w] = gain;
                feature[first + w] = f;
                cut[first + w] = b;
            }
        }
    }

    private double[] leafValues() {
        double[] leaf = new double[LEAVES];
        WeightedSample[] rest = new WeightedSample[LEAVES];
        for (int l = 0; l < LEAVES; l++) {
            rest[l] = new WeightedSample(64);
        }
        double[] sum = new double[LEAVES];
        double[] mass = new double[LEAVES];
        for (int i = 0; i < targets.length; i++) {
            if (drawn[i]) {
                int l = node[i] - NODES;
                sum[l] += gradient[i];
                mass[l] += weights[i];
                if (!settings.forMean()) {
                    rest[l].add(targets[i] - fitted[i], weights[i]);
                }
            }
        }
        for (int l = 0; l < LEAVES; l++) {
            if (mass[l] > 0) {
                leaf[l] = settings.forMean()
                        ? sum[l] / (mass[l] + RIDGE)
                        : rest[l].quantiles(settings.quantile())[0] * mass[l] / (mass[l] + RIDGE);
            }
        }
        return leaf;
    }
}
