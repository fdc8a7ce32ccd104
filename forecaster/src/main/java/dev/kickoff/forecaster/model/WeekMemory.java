package dev.kickoff.forecaster.model;

/**
 * What the smooth season misses at each time of the week, such as a job that runs on the hour: an exponential average
 * per slot of the week. Not thread-safe.
 */
final class WeekMemory {
    private static final double LIMIT_SIGMAS = 3;

    private final int slots;
    private final double recall;
    private final double[] values;

    /** @param recall share of the newest deviation in the average, 0 to 1 */
    WeekMemory(int slotsPerDay, double recall) {
        this(slotsPerDay, recall, new double[7 * slotsPerDay]);
    }

    private WeekMemory(int slots, double recall, double[] values) {
        this.slots = slots;
        this.recall = recall;
        this.values = values;
    }

    WeekMemory copy() {
        return new WeekMemory(slots, recall, values.clone());
    }

    /** @param local see {@link LocalClock#local}; between the centres of slots it is interpolated */
    double at(long local) {
        double position = position(local) - 0.5;
        int left = (int) Math.floor(position);
        double share = position - left;
        double a = values[Math.floorMod(left, values.length)];
        double b = values[Math.floorMod(left + 1, values.length)];
        return a + share * (b - a);
    }

    /**
     * @param deviation from what season, level and memory explain; NaN is ignored
     * @param sigma a larger deviation than a few of these counts as that
     */
    void learn(long local, double deviation, double sigma) {
        if (!Double.isNaN(deviation)) {
            double limit = LIMIT_SIGMAS * sigma;
            values[Math.floorMod((int) position(local), values.length)] +=
                    recall * Math.max(-limit, Math.min(limit, deviation));
        }
    }

    private double position(long local) {
        double day = LocalClock.secondOfDay(local) / (double) LocalClock.DAY;
        return (LocalClock.weekday(LocalClock.day(local)) + day) * slots;
    }
}
