package dev.kickoff.forecaster.model;

import java.util.Arrays;

/**
 * Gradient boosting of small regression trees on histograms of the features (Friedman, Greedy function approximation: a
 * gradient boosting machine, 2001, and Stochastic gradient boosting, 2002). Predicts the mean, or a quantile by its
 * pinball loss. The same rows give the same trees: the random draws come from a fixed seed.
 *
 * <p>Immutable once fitted, so it is safe for use by several threads.
 */
final class BoostedTrees {
    static final int BINS = 32;
    static final int DEPTH = 3;
    static final int NODES = (1 << DEPTH) - 1;
    static final int LEAVES = 1 << DEPTH;

    /**
     * How to fit.
     *
     * @param quantile in (0,1); NaN for the mean
     * @param trees at least 0
     * @param shrinkage share of each tree that counts, in (0,1]
     * @param leafRows fewest rows of a leaf
     */
    record Settings(double quantile, int trees, double shrinkage, int leafRows) {
        static final Settings MEAN = new Settings(Double.NaN, 100, 0.1, 20);

        static Settings quantile(double quantile, int trees, int leafRows) {
            return new Settings(quantile, trees, 0.1, leafRows);
        }

        boolean forMean() {
            return Double.isNaN(quantile);
        }
    }

    private final double start;
    private final double shrinkage;
    private final double[][] edges;
    private final int[][] features;
    private final int[][] cuts;
    private final double[][] leaves;
    private int grown;

    private BoostedTrees(Settings settings, double start, double[][] edges) {
        this.start = start;
        this.shrinkage = settings.shrinkage();
        this.edges = edges;
        features = new int[settings.trees()][NODES];
        cuts = new int[settings.trees()][NODES];
        leaves = new double[settings.trees()][LEAVES];
    }

    /**
     * @param rows one array of features per row, all of one length; NaN means unknown and is a value of its own
     * @param targets finite, one per row
     * @param weights how much each row counts, positive; usually about 1
     */
    static BoostedTrees fit(double[][] rows, double[] targets, double[] weights, Settings settings) {
        int n = rows.length;
        if (n == 0 || targets.length != n || weights.length != n) {
            throw new IllegalArgumentException(
                    "there must be as many rows as targets and weights, and at least one, not " + n + ", "
                            + targets.length + " and " + weights.length);
        }
        double[][] edges = edges(rows);
        BoostedTrees model = new BoostedTrees(settings, middle(targets, weights, settings), edges);
        byte[][] binned = new byte[edges.length][n];
        for (int f = 0; f < edges.length; f++) {
            for (int i = 0; i < n; i++) {
                binned[f][i] = (byte) bin(edges[f], rows[i][f]);
            }
        }
        new TreeGrowth(binned, targets, weights, settings, model.start).grow(model::add);
        return model;
    }

    /** @param row features in the order of those that were fitted to */
    double predict(double[] row) {
        int[] bins = new int[edges.length];
        for (int f = 0; f < bins.length; f++) {
            bins[f] = bin(edges[f], row[f]);
        }
        double sum = start;
        for (int t = 0; t < grown; t++) {
            int node = 0;
            while (node < NODES) {
                node = 2 * node + (bins[features[t][node]] <= cuts[t][node] ? 1 : 2);
            }
            sum += shrinkage * leaves[t][node - NODES];
        }
        return sum;
    }

    private void add(int[] feature, int[] cut, double[] leaf) {
        features[grown] = feature;
        cuts[grown] = cut;
        leaves[grown++] = leaf;
    }

    private static double middle(double[] values, double[] weights, Settings settings) {
        WeightedSample sample = new WeightedSample(values.length);
        double sum = 0;
        double total = 0;
        for (int i = 0; i < values.length; i++) {
            sample.add(values[i], weights[i]);
            sum += weights[i] * values[i];
            total += weights[i];
        }
        return settings.forMean() ? sum / total : sample.quantiles(settings.quantile())[0];
    }

    private static double[][] edges(double[][] rows) {
        double[][] edges = new double[rows[0].length][];
        double[] values = new double[rows.length];
        for (int f = 0; f < edges.length; f++) {
            int count = 0;
            for (double[] row : rows) {
                if (!Double.isNaN(row[f])) {
                    values[count++] = row[f];
                }
            }
            Arrays.sort(values, 0, count);
            double[] found = new double[BINS - 2];
            int size = 0;
            for (int k = 1; k < BINS - 1 && count > 0; k++) {
                double edge = values[(int) ((long) k * count / (BINS - 1))];
                if (edge > values[0] && (size == 0 || edge > found[size - 1])) {
                    found[size++] = edge;
                }
            }
            edges[f] = Arrays.copyOf(found, size);
        }
        return edges;
    }

    /** Unknown is 0, below the first edge 1. */
    private static int bin(double[] edges, double value) {
        if (Double.isNaN(value)) {
            return 0;
        }
        int at = Arrays.binarySearch(edges, value);
        return at >= 0 ? at + 2 : -at;
    }
}
