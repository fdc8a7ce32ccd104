package dev.kickoff.forecaster.model;

/**
 * Watches for a level that has moved for good: traffic that stays away from level, season and events by far more than
 * its usual swings, for the better part of a day. Then the level is set free to follow (feedback intervention: West and
 * Harrison 1997, chapter 11). Not thread-safe.
 */
final class LevelShift {
    private static final double HALF_LIFE_DAYS = 8 / 24.0;
    private static final int FEWEST_BINS = 5;
    private static final double MANY_SIGMAS = 4;
    private static final double MOST_SIGMAS = 6;

    private final double keep;
    private final double sigma;
    private double departure;
    private double signal;

    /** @param sigma standard deviation of all swings around the level, log scale */
    LevelShift(double binDays, double sigma) {
        keep = Math.pow(2, -binDays / Math.max(HALF_LIFE_DAYS, FEWEST_BINS * binDays));
        this.sigma = sigma;
    }

    /**
     * @param log how far traffic is from level, season and events, log scale
     * @return variance that the level is to gain, 0 while nothing has moved
     */
    double variance(double log) {
        double sigmas = Math.max(-MOST_SIGMAS, Math.min(MOST_SIGMAS, log / sigma));
        signal = keep * signal + (1 - keep) * sigmas;
        departure = keep * departure + (1 - keep) * log;
        return Math.abs(signal) > MANY_SIGMAS ? (1 - keep) * departure * departure : 0;
    }
}
