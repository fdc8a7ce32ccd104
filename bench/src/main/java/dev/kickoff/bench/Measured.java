package dev.kickoff.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * Repeated measurements of one thing.
 *
 * @param values in the order measured
 * @param target that each must stay below
 */
record Measured(String what, double[] values, double target, String unit) {
    /** What is measured, in seconds. */
    interface Work {
        void run() throws Exception;
    }

    static Measured seconds(String what, int warmUps, int repetitions, double target, Work work) throws Exception {
        for (int i = 0; i < warmUps; i++) {
            work.run();
        }
        double[] seconds = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            work.run();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        return new Measured(what, seconds, target, "s");
    }

    static String header() {
        return String.format("%-74s %8s %8s %8s   %-10s", "simulated traffic", "min", "median", "max", "target");
    }

    /** Whether the median stays below the target. */
    boolean met() {
        return median() < target;
    }

    private double median() {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-74s %8.2f %8.2f %8.2f   < %.0f %s %s",
                what,
                Arrays.stream(values).min().orElse(Double.NaN),
                median(),
                Arrays.stream(values).max().orElse(Double.NaN),
                target,
                unit,
                met() ? "met" : "MISSED");
    }
}
